/** `node bench/science/generate.mjs FOLDER SEED …`: known lines by finite differences as files. */
import { runBench } from '../bundle.mjs';

await runBench('science/generate');
