/** `node bench/science/pickCounts.mjs FOLDER …`: the default with 3, 5, 10 and 20 picks a class, and with moved windows. */
import { runBench } from '../bundle.mjs';

await runBench('science/pickCounts');
