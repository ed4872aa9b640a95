import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeDt1 } from '../test/makeGpr.js';
import { fileOfKeys } from '../test/makeGrid.js';
import { makeSegy } from '../test/makeSegy.js';
import * as main from './index.js';
import * as node from './node.js';

const packageFolder = join(import.meta.dirname, '..');
const isBuilt = existsSync(join(packageFolder, 'dist/node.js'));
const scratch = mkdtempSync(join(tmpdir(), 'segyio-examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What the page says that its folder holds. */
function makeFolder(): void {
  const line = makeSegy();
  const grid = [10, 11, 12, 13].flatMap((inline) =>
    [20, 21, 22].map((crossline) => ({ inline, crossline, offset: 0 })),
  );
  const radar = makeDt1();
  const files: Record<string, Uint8Array> = {
    'line.sgy': line,
    'volume.sgy': fileOfKeys(grid, 6),
    'line.su': makeSegy({ order: 'little' }).subarray(3600),
    'cut.sgy': line.subarray(0, line.length - 30),
    [radar.data.name]: radar.data.bytes,
    [radar.header.name]: radar.header.bytes,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(scratch, name), bytes);
}

interface Example {
  readonly line: number;
  readonly code: string;
}

/** The blocks marked js of a page, with the line each begins in. */
function examplesOf(page: string): Example[] {
  return [...page.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => ({
    line: page.slice(0, match.index).split('\n').length + 1,
    code: match[1],
  }));
}

/** An expression followed by "// → value" becomes a check of the two. */
function withChecks({ line, code }: Example, page: string): string {
  return code
    .split('\n')
    .map((text, i) => {
      const match = /^(\S.*?);? {1,}\/\/ → (.*)$/.exec(text);
      if (!match || /^(const|let) /.test(text)) return text;
      return `__check(${match[1]}, ${match[2]}, '${page} line ${line + i}');`;
    })
    .join('\n');
}

const CHECK = `
import { deepStrictEqual } from 'node:assert';
let checked = 0;
globalThis.__check = (found, expected, place) => {
  checked++;
  deepStrictEqual(ArrayBuffer.isView(found) ? [...found] : found, expected, place + ': ' + String(found));
};
`;

/** Runs the examples of a page one after the other in the folder. @returns how many values were held to it */
function runPage(name: string): number {
  const page = readFileSync(join(packageFolder, 'docs', name), 'utf8');
  // Below the package, so that "segyio-wasm" is found as users find it.
  const folder = join(packageFolder, 'build', `examples-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const modules = examplesOf(page).map((example, i) => {
      writeFileSync(join(folder, `${i}.mjs`), withChecks(example, name));
      return `await import('./${i}.mjs');`;
    });
    const script = join(folder, 'all.mjs');
    writeFileSync(script, `${CHECK}${modules.join('\n')}\nprocess.stdout.write(String(checked));\n`);
    const run = ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(script).href)})`];
    return Number(execFileSync(process.execPath, run, { cwd: scratch, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!isBuilt)(`the examples${isBuilt ? '' : ' (skipped where dist is not built)'}`, () => {
  it('of both pages run, and every value in them is what it says', () => {
    makeFolder();
    expect(runPage('api.md')).toBeGreaterThan(110);
    expect(runPage('coming-from-segyio.md')).toBeGreaterThan(1);
  });
});

describe('the API page', () => {
  it('has an example for everything that the two entries export', () => {
    const page = readFileSync(join(packageFolder, 'docs/api.md'), 'utf8');
    const code = examplesOf(page)
      .map((example) => example.code)
      .join('\n');
    // Classes that callers get from a function and do not make themselves.
    const made = ['SegyDataset', 'GprDataset', 'GprHeader', 'Grid', 'Header', 'HeaderIndex', 'SegyWriter'];
    const names = [...Object.keys(main), ...Object.keys(node)].filter((name) => !made.includes(name));
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
