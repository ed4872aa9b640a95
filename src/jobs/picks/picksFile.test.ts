import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPicksInside, parsePicks, picksToCsv, readPicksFile, writePicks } from '#jobs/picks/picksFile';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { JobError } from '#system/failure';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-picks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const PICK = { class: 'diffraction', trace: 120, timeMs: 812, traces: 32, durationMs: 160 };
const fileOf = (...picks: unknown[]) => JSON.stringify({ version: 1, picks });

function failureOf(run: () => unknown): JobError {
  try {
    run();
  } catch (error) {
    if (error instanceof JobError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

const pickArbitrary: fc.Arbitrary<PickedWindow> = fc.record(
  {
    id: fc.uuid(),
    class: fc.constantFrom(...EVENT_CLASSES),
    trace: fc.nat({ max: 1e9 }),
    timeMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    traces: fc.integer({ min: 1, max: 4096 }),
    durationMs: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    velocityMps: fc.double({ min: 1, max: 9000, noNaN: true }),
    note: fc.string({ unit: 'grapheme' }),
  },
  { requiredKeys: ['id', 'class', 'trace', 'timeMs', 'traces', 'durationMs'] },
);
// JSON has no −0.
const positiveZero = (pick: PickedWindow): PickedWindow => ({ ...pick, timeMs: pick.timeMs + 0 });

describe('picks file', () => {
  it('reads the short form and numbers picks without an id', () => {
    const text = fileOf(PICK, { ...PICK, class: 'noise', note: 'quiet', velocityMps: 2100 });
    expect(parsePicks(`\uFEFF${text}`, 'picks.json')).toEqual([
      { ...PICK, id: 'pick-1' },
      { ...PICK, class: 'noise', note: 'quiet', velocityMps: 2100, id: 'pick-2' },
    ]);
  });

  it('reads back what it wrote and leaves no other file in the folder', async () => {
    const folder = mkdtempSync(join(scratch, 'round-'));
    const path = join(folder, 'picks.json');
    const lists = fc.uniqueArray(pickArbitrary, { selector: ({ id }) => id, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lists, async (picks) => {
        await writePicks(path, picks);
        expect(await readPicksFile(path)).toEqual(picks.map(positiveZero));
      }),
      { numRuns: 30 },
    );
    expect(readdirSync(folder)).toEqual(['picks.json']);
  });

  it.each([
    ['{"version":1', /Not valid JSON .* in p\.json/, /"durationMs":160/],
    ['[]', /the file: found \[\]/, /looks like/],
    [JSON.stringify({ version: 2, picks: [] }), /field version: found 2/, /newer/],
    [
      fileOf(PICK, { ...PICK, class: 'fault' }),
      /pick 2, field class: found "fault"/,
      /diffraction, reflection, noise/,
    ],
    [fileOf({ ...PICK, trace: 1.5 }), /pick 1, field trace: found 1.5/, /whole number/],
    [fileOf({ ...PICK, trace: undefined }), /pick 1, field trace: found nothing/, /0-based/],
    [fileOf({ ...PICK, traces: 0 }), /pick 1, field traces: found 0/, /from 1 to 4096/],
    [fileOf({ ...PICK, durationMs: '160' }), /pick 1, field durationMs: found "160"/, /milliseconds/],
    [fileOf({ ...PICK, velocityMps: -1 }), /pick 1, field velocityMps: found -1/, /metres per second/],
    [fileOf(7), /pick 1: found 7/, /looks like/],
    [fileOf({ ...PICK, id: 'a' }, { ...PICK, id: 'a' }), /Two picks have the id "a"/, /different/],
  ])('names the place and the remedy in %s', (text, message, remedy) => {
    const failure = failureOf(() => parsePicks(text, 'p.json'));
    expect(failure.code).toBe('picks.invalid');
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toMatch(remedy);
    expect(failure.message).not.toContain('\n');
  });

  it('reports a missing file', async () => {
    await expect(readPicksFile(join(scratch, 'none.json'))).rejects.toMatchObject({ code: 'file.missing' });
    await expect(readPicksFile(scratch)).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it('quotes CSV cells that need it', () => {
    const note = 'weak, "flat"\nevent';
    expect(picksToCsv([{ ...PICK, class: 'noise', id: 'a', note }])).toBe(
      'class,trace,timeMs,traces,durationMs,velocityMps,note,id\r\n' +
        'noise,120,812,32,160,,"weak, ""flat""\nevent",a\r\n',
    );
  });
});

describe('checkPicksInside', () => {
  const axes = { traceCount: 200, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 100 };
  const inside: PickedWindow = {
    id: 'in',
    class: 'noise',
    trace: 16,
    timeMs: 180,
    traces: 32,
    durationMs: 160,
  };

  it('accepts windows that just touch the edges', () => {
    const last: PickedWindow = { ...inside, id: 'last', trace: 184, timeMs: 100 + 480 * 4 };
    expect(() => checkPicksInside([inside, last], axes)).not.toThrow();
  });

  it('names each pick outside with its extent and the section', () => {
    const failure = failureOf(() =>
      checkPicksInside([inside, { ...inside, trace: 15 }, { ...inside, timeMs: 176 }], axes),
    );
    expect(failure.code).toBe('picks.outside');
    expect(failure.message).toBe(
      'Outside the section (traces 0 to 199, 100 to 2096 ms): pick 2 (noise, traces -1 to 30, 100 to 256 ms); ' +
        'pick 3 (noise, traces 0 to 31, 96 to 252 ms)',
    );
  });

  it('names five at most', () => {
    const many = Array.from({ length: 9 }, (_, i): PickedWindow => ({ ...inside, id: `p${i}`, trace: 500 }));
    expect(failureOf(() => checkPicksInside(many, axes)).message).toMatch(/pick 5 .* and 4 more$/);
  });
});
