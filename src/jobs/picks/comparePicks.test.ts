import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { comparePicks } from '#jobs/picks/comparePicks';
import { writePicks } from '#jobs/picks/picksFile';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-compare-'));
const at = (name: string) => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true }));

it('two files of 24 picks with four changed classes: kappa is 0.75, each change is named', async () => {
  const line = await writeTinyLine(at('line.sgy'));
  const other = line.picks.map((pick, i) => (i < 4 ? { ...pick, class: 'noise' as const } : pick));
  await writePicks(at('first.json'), line.picks);
  await writePicks(at('second.csv'), other);
  const order = {
    firstPath: at('first.json'),
    secondPath: at('second.csv'),
    line: { linePath: line.linePath },
  };
  const agreement = await comparePicks(order, listen().context);
  expect(agreement.count).toBe(24);
  // 8, 8, 8 and 4, 8, 12 of 24: expected 8 * (4 + 8 + 12) / 24² = 1/3, observed 20/24.
  expect(agreement.kappa).toBeCloseTo((20 / 24 - 1 / 3) / (2 / 3), 12);
  expect(agreement.differing.map(({ first }) => first.id)).toEqual(
    line.picks.slice(0, 4).map(({ id }) => id),
  );
});
