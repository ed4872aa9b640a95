/** `node bench/science/score.mjs KNOWN RESULTS [--filters]`: scores of a classified known line, one line of JSON. */
import { runBench } from '../bundle.mjs';

await runBench('science/score');
