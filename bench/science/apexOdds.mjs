/** `node bench/science/apexOdds.mjs [COUNT]`: log odds of apexes, fitted to simulated sections. */
import { runBench } from '../bundle.mjs';

await runBench('science/apexOdds');
