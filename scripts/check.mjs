/** Format, lint and types of every ring: `npm run check`. Two checks run at a time. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './electron.mjs';

const RINGS = [
  'system',
  'seismic',
  'learning',
  'engine',
  'jobs',
  'contract',
  'cli',
  'main',
  'preload',
  'gpu',
];
/** TypeScript 7, several times as fast; svelte-check and the test of the rings need the interface of 6. */
const TYPES = 'node_modules/typescript-native/bin/tsc';
/** Several threads of one check do the same work twice, and there are as many checks as processors at a time. */
const ONE_THREAD = ['--singleThreaded'];

/** The longest first, so that none of them is left alone at the end. */
const checks = [
  [
    'types: renderer',
    'node_modules/svelte-check/bin/svelte-check',
    ['--tsconfig', 'src/renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ],
  ['types: tests', TYPES, ['-p', 'tsconfig.test.json', ...ONE_THREAD]],
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']],
  ...RINGS.toReversed().map((ring) => [`types: ${ring}`, TYPES, ['-p', `src/${ring}`, ...ONE_THREAD]]),
];

function run([name, file, args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, file), ...args], { cwd: root });
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    child.stderr.on('data', (text) => {
      output += text;
    });
    child.on('close', (code) => {
      process.stdout.write(code === 0 ? `ok      ${name}\n` : `FAILED  ${name}\n${output}\n`);
      resolve(code === 0);
    });
  });
}

const results = [];
async function worker() {
  for (let check = checks.shift(); check; check = checks.shift()) results.push(await run(check));
}
await Promise.all([worker(), worker()]);
process.exit(results.every(Boolean) ? 0 : 1);
