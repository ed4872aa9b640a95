import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLine } from '#jobs/line/readLine';
import { windowOfPick } from '#jobs/panels/pickWindow';
import { placeOnPlanes, readPickedSection, traceOfColumn } from '#jobs/picks/pickedPlanes';
import { listen } from '#jobs/testing/tinyLine';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-picked-planes-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const linePath = join(scratch, 'cube.sgy');
const [INLINES, CROSSLINES, SAMPLES] = [6, 12, 30];

/** The sample at a place: its three numbers in one. */
const valueAt = (inline: number, crossline: number, sample: number): number =>
  10_000 * inline + 100 * crossline + sample;

beforeAll(async () => {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: SAMPLES, sampleIntervalUs: 4000 }, async (writer) => {
    for (let inline = 1; inline <= INLINES; inline++)
      for (let crossline = 1; crossline <= CROSSLINES; crossline++) {
        const header = traceHeaderOf({ INLINE_3D: inline, CROSSLINE_3D: crossline });
        const samples = Float32Array.from({ length: SAMPLES }, (_, k) => valueAt(inline, crossline, k));
        await writer.write(header, samples);
      }
  });
  writeFileSync(linePath, sink.bytes());
});

const pickOn = (id: string, plane: string, inline: number, crossline: number): SurveyPick => ({
  ...{ id, class: 'noise', inline, crossline, plane },
  ...{ timeMs: 40, traces: 4, durationMs: 24 },
});

const PICKS = [
  pickOn('a', 'inline:2', 2, 5),
  pickOn('b', 'crossline:7', 3, 7),
  pickOn('c', 'inline:2', 2, 8),
  pickOn('d', 'line', 4, 6),
];

describe('picks of several planes', () => {
  it('are cut on the plane that each was picked on', () =>
    withLine({ linePath }, async (line) => {
      const { context } = listen();
      const planes = await placeOnPlanes(line, { picks: PICKS }, context);
      expect(planes.parts.map(({ plane }) => plane.name)).toEqual(['inline:2', 'crossline:7', 'inline:4']);
      const section = await readPickedSection(line, planes, context);
      const samples = Array.from({ length: 6 }, (_, k) => 7 + k);
      const along = (first: number) => Array.from({ length: 4 }, (_, i) => first + i);
      const expected = [
        along(3).flatMap((crossline) => samples.map((k) => valueAt(2, crossline, k))),
        along(1).flatMap((inline) => samples.map((k) => valueAt(inline, 7, k))),
        along(6).flatMap((crossline) => samples.map((k) => valueAt(2, crossline, k))),
        along(4).flatMap((crossline) => samples.map((k) => valueAt(4, crossline, k))),
      ];
      expect(planes.windows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
      planes.windows.forEach((window, i) => {
        expect([...windowOfPick(section, window).values]).toEqual(expected[i]);
      });
      const [, { firstTrace }] = planes.parts;
      expect(traceOfColumn(planes.parts, firstTrace)).toBe(6);
      expect(traceOfColumn(planes.parts, firstTrace - 1)).toBeNull();
    }));

  it('of one plane leave the others out, and say so', () =>
    withLine({ linePath }, async (line) => {
      const heard = listen();
      const planes = await placeOnPlanes(line, { picks: PICKS, onlyPlane: 'inline:2' }, heard.context);
      expect(planes.windows.map(({ id, trace }) => [id, trace])).toEqual([
        ['a', 4],
        ['c', 7],
      ]);
      expect(heard.warnings).toEqual(['2 of 4 picks are not on inline:2; they are left out.']);
    }));

  it('that reach outside their plane, or name none of the file, are refused', () =>
    withLine({ linePath }, async (line) => {
      const { context } = listen();
      const refused = (pick: SurveyPick) =>
        expect(placeOnPlanes(line, { picks: [pick], picksPath: 'p.json' }, context)).rejects;
      await refused(pickOn('x', 'inline:2', 2, 12)).toMatchObject({ code: 'picks.outside' });
      await refused(pickOn('x', 'inline:2', 3, 6)).toMatchObject({ code: 'picks.outside' });
      await refused(pickOn('x', 'inline:99', 2, 6)).toMatchObject({ code: 'argument.invalid' });
    }));
});
