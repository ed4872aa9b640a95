/** `node bench/correlation.mjs`: correlation panels per second on one thread, beside NumPy's or SciPy's. */
import { runBench } from './bundle.mjs';

await runBench('correlation');
