/**
 * `node bench/science/generate.mjs FOLDER SUITE …`: the lines of suites (dev, test, foreign) as files, each in
 * FOLDER/SUITE/LINE. Lines that are there are left as they are.
 */
import { argv } from 'node:process';
import { suiteLines } from './suiteFolders';
import { isSuiteName } from './suites';

const [folder, ...names] = argv.slice(2).filter((word) => !word.startsWith('--'));
for (const name of names) {
  if (!isSuiteName(name)) throw new Error(`There is no suite ${name}.`);
  for await (const { folder: made } of suiteLines(folder, name)) console.log(made);
}
