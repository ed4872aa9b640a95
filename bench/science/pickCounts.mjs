/** `node bench/science/pickCounts.mjs [--counts=10] [--model=NET] FOLDER …`: the default with few picks, moved windows, another net. */
import { runBench } from '../bundle.mjs';

await runBench('science/pickCounts');
