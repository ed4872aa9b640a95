/**
 * `node bench/science/score.mjs KNOWN RESULTS [--filters]`: the scores of what `diffrakt classify` wrote to a
 * folder against a known line, as one line of JSON, errors of velocities included; with `--filters` those of the filters without learning too.
 */
import { argv } from 'node:process';
import { readKnownLine } from './knownLineFolder';
import { filterScores } from './scoring/filters';
import { scoreFolder } from './scoring/scoreFolder';
import { velocityErrors } from './scoring/velocities';

const words = argv.slice(2);
const [knownFolder, resultFolder] = words.filter((word) => !word.startsWith('--'));
if (resultFolder === undefined)
  throw new Error('Name the folder of a known line and the folder of the results.');
const known = await readKnownLine(knownFolder);
const score = await scoreFolder(known, resultFolder);
const velocities = await velocityErrors(known, resultFolder);
const filters = words.includes('--filters') ? { filters: filterScores(known) } : {};
console.log(
  JSON.stringify({ ...score, ...velocities, ...filters }, (_, value) =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
  ),
);
