/** `node bench/science/generate.mjs FOLDER SUITE …`: the known lines of suites as files. */
import { runBench } from '../bundle.mjs';

await runBench('science/generate');
