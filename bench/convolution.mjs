/** `node bench/convolution.mjs`: training kernels of a convolution on one thread. */
import { runBench } from './bundle.mjs';

await runBench('convolution');
