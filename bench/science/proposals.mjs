/** `node bench/science/proposals.mjs [--lines=DIR,DIR] [--seeds=1,2,3]`: see proposals.ts. */
import { runBench } from '../bundle.mjs';

await runBench('science/proposals');
