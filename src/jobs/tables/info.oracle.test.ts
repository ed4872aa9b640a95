import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFile, INFO_SCHEMA } from '#jobs/tables/info';
import { listen, needsOracles, oraclePython } from '#jobs/testing/tinyLine';

const data = join(import.meta.dirname, '../../../../shared/data/segyio-tests');
const needs = `${needsOracles}${existsSync(data) ? '' : ' (skipped without ../shared/data)'}`;

/** Ends and counts of the axes as segyio finds them, and its sorting. */
const SCRIPT = `
import json, sys, segyio
def axis(lines):
    return [int(lines[0]), int(lines[-1]), len(lines)]
answer = []
for path in sys.argv[1:]:
    with segyio.open(path) as file:
        offsets = axis(file.offsets) if len(file.offsets) > 1 else None
        answer.append([axis(file.ilines), axis(file.xlines), offsets, file.sorting])
print(json.dumps(answer))
`;
const FILES = ['small.sgy', 'small-ps.sgy', 'small-ps-dec-il-xl-off.sgy', 'small-ps-dec-xl-off-inc-il.sgy'];
const SORTINGS = ['', 'crossline', 'inline'];

type Axis = readonly [first: number, last: number, count: number];

describe.skipIf(needs !== '')(`the geometry of info against segyio's${needs}`, () => {
  it('has the same lines, offsets and sorting, by bytes that are proposed', async () => {
    const paths = FILES.map((name) => join(data, name));
    const output = execFileSync(oraclePython, ['-c', SCRIPT, ...paths], { encoding: 'utf8' });
    const theirs: [Axis, Axis, Axis | null, number][] = JSON.parse(output);
    for (const [i, path] of paths.entries()) {
      const info = await describeFile(path, listen().context);
      expect(INFO_SCHEMA.strict().safeParse(info).error).toBeUndefined();
      const { grid, score } = info.geometry;
      const axisOf = (axis: { first: number; last: number; count: number } | null | undefined) =>
        axis ? [axis.first, axis.last, axis.count] : null;
      const ours = [axisOf(grid?.inlines), axisOf(grid?.crosslines), axisOf(grid?.offsets)];
      expect([FILES[i], ...ours, grid?.sorting]).toEqual([
        FILES[i],
        ...theirs[i].slice(0, 3),
        SORTINGS[theirs[i][3]],
      ]);
      expect(grid).toMatchObject({ holeCount: 0, duplicateCount: 0 });
      expect(score).toBeGreaterThan(0.9);
      expect(info.proposals[0]).toMatchObject({ inline: { byte: 189 }, crossline: { byte: 193 } });
    }
  });
});
