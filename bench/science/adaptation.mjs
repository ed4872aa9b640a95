/** `node bench/science/adaptation.mjs FOLDER …`: how much of the correction by picks is best, on known lines. */
import { runBench } from '../bundle.mjs';

await runBench('science/adaptation');
