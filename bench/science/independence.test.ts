import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What both generators may take from the program: numbers, transforms, means, and the form of the result. */
const ALLOWED = [
  '#seismic/numerics/embeddedWasm',
  '#seismic/numerics/mathematics',
  '#seismic/numerics/random',
  '#seismic/labels/sectionTruth',
  '#seismic/section/section',
  '#seismic/signal/fft',
  '#seismic/signal/smooth',
  '../generated/wave',
  '../knownLine',
];

function importsOf(folder: string): string[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => !name.endsWith('.test.ts'))
    .flatMap((name) =>
      [...readFileSync(join(path, name), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]),
    )
    .filter((source) => !source.startsWith('./'));
}

it.each(['differences', 'born'])('%s shares nothing with other simulators', (folder) => {
  const imports = [...new Set(importsOf(folder))];
  expect(imports.length).toBeGreaterThan(4);
  expect(imports.filter((source) => !ALLOWED.includes(source))).toEqual([]);
});
