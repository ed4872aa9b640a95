import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  parseClassedPicks,
  parsePicks,
  readClassedPicksFile,
  readPicksFile,
  readPicksForHead,
  writePicks,
} from '#jobs/picks/picksFile';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { type ClassedPicks, STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';
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

const sharedFields = {
  id: fc.uuid(),
  class: fc.constantFrom(...EVENT_CLASSES),
  timeMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  traces: fc.integer({ min: 1, max: 4096 }),
  durationMs: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  velocityMps: fc.double({ min: 1, max: 9000, noNaN: true }),
  note: fc.string({ unit: 'grapheme' }),
  author: fc.constantFrom('anna', 'Dr. Ä. "B"; c, d'),
  plane: fc.constantFrom('line', 'inline:120', 'crossline:340:450'),
};
const REQUIRED = ['id', 'class', 'timeMs', 'traces', 'durationMs', 'plane'] as const;
const number = fc.integer({ min: -99_999, max: 99_999 });
const pickArbitrary: fc.Arbitrary<SurveyPick> = fc.oneof(
  fc.record({ ...sharedFields, trace: fc.nat({ max: 1e9 }) }, { requiredKeys: [...REQUIRED, 'trace'] }),
  fc.record(
    { ...sharedFields, inline: number, crossline: number, offset: number },
    { requiredKeys: [...REQUIRED, 'inline', 'crossline'] },
  ),
);
// JSON has no −0.
const positiveZero = (pick: SurveyPick): SurveyPick => ({ ...pick, timeMs: pick.timeMs + 0 });

describe('picks file', () => {
  it('reads the short form and numbers picks without an id', () => {
    const text = fileOf(PICK, { ...PICK, class: 'noise', note: 'quiet', velocityMps: 2100 });
    expect(parsePicks(`\uFEFF${text}`, 'picks.json')).toEqual([
      { ...PICK, id: 'pick-1', plane: 'line' },
      { ...PICK, class: 'noise', note: 'quiet', velocityMps: 2100, id: 'pick-2', plane: 'line' },
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
    [JSON.stringify({ version: 4, picks: [] }), /field version: found 4/, /newer/],
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
    [
      fileOf({ ...PICK, trace: undefined, inline: 3 }),
      /pick 1, field crossline: found nothing/,
      /crossline number/,
    ],
    [fileOf({ ...PICK, author: ' ' }), /pick 1, field author: found " "/, /a name, up to 80/],
    [fileOf({ ...PICK, plane: '' }), /pick 1, field plane: found ""/, /name of a plane/],
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

  it('names the formats where a text is in none of them, or a name ends in none', async () => {
    const failure = failureOf(() => parsePicks('C 1 CLIENT', 'line.sgy'));
    expect(failure).toMatchObject({
      code: 'picks.invalid',
      message: expect.stringMatching(/JSON.*line\.sgy/),
    });
    await expect(writePicks(join(scratch, 'picks.txt'), [])).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/picks\.txt/),
      remedy: expect.stringMatching(/\.json/),
    });
  });
});

it('reads a file that the program of version 1 wrote', async () => {
  const read = await readPicksFile(join(import.meta.dirname, 'fixtures/version1.picks.json'));
  const size = { traces: 32, durationMs: 160, plane: 'line' };
  expect(read).toEqual([
    {
      ...{ id: 'a', class: 'diffraction', trace: 238, timeMs: 1050.5, ...size },
      ...{ velocityMps: 2150.5, note: 'Zürich, "fault" tip' },
    },
    { id: 'b', class: 'reflection', trace: 21, timeMs: 400, ...size },
  ]);
});

describe('a picks file with classes of the user’s own', () => {
  const classes = [
    { name: 'left dip', colour: '#CC79A7' },
    { name: 'noise', colour: '#8A8A8A' },
  ];
  const own: ClassedPicks = {
    classes,
    picks: ['left dip', 'noise', 'left dip'].map((name, i) => ({
      ...PICK,
      id: `${i}`,
      class: name,
      plane: 'line',
    })),
  };

  it('comes back as it was from JSON, with its list; from CSV with the classes that occur', async () => {
    for (const name of ['own.json', 'own.csv']) {
      await writePicks(join(scratch, name), own.picks, own);
      expect(await readClassedPicksFile(join(scratch, name))).toEqual(own);
    }
  });

  it('is refused where a class is in no list, occurs twice, or is not for this learner', () => {
    const fileWith = (list: unknown, picks: unknown) => JSON.stringify({ version: 3, classes: list, picks });
    const read = (text: string) => failureOf(() => parseClassedPicks(text, 'p.json'));
    expect(read(fileWith(classes, [{ ...PICK, class: 'salt' }])).message).toMatch(
      /pick 1, field class: found "salt"/,
    );
    expect(read(fileWith(classes, [{ ...PICK, class: 'salt' }])).remedy).toMatch(/left dip, noise/);
    expect(read(fileWith([classes[0], classes[0]], [])).message).toMatch(
      /Two classes have the name "left dip"/,
    );
    expect(read(fileWith([{ name: 'a', colour: 'red' }, classes[0]], [])).message).toMatch(/found "red"/);
    const standard = failureOf(() => parsePicks(fileWith(classes, own.picks), 'p.json'));
    expect(standard.message).toMatch(/pick 1, field class: found "left dip"/);
    expect(standard.remedy).toMatch(/diffrakt classify/);
  });

  it('of standard classes alone is for no learner of any classes, unless it is asked for', async () => {
    const path = join(scratch, 'standard.json');
    await writePicks(path, [{ ...PICK, class: 'noise', id: 'a', plane: 'line' }]);
    expect(await readPicksForHead(path, false)).toBeNull();
    expect((await readPicksForHead(path, true))?.classes).toEqual(STANDARD_CLASSES);
    await writePicks(path, own.picks, own);
    expect(await readPicksForHead(path, false)).toEqual(own);
  });
});
