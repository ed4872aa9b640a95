/** `node bench/science/classes.mjs [--folder=DIR] [--seeds=711] [--head-only]`: see classes.ts. */
import { runBench } from '../bundle.mjs';

await runBench('science/classes');
