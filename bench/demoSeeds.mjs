/** `node bench/demoSeeds.mjs` or `npm run bench -- demo`: scores of the demo over five seeds. */
import { runBench } from './bundle.mjs';

await runBench('demo');
