import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SectionLike } from '#jobs/export/sectionLike';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { noteRows } from '#jobs/export/textNote';
import { writeNewSection } from '#jobs/export/writeSection';
import { readLine, withLine } from '#jobs/line/readLine';
import type { JobContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-write-'));
const template = join(scratch, 'template.sgy');
afterAll(() => rmSync(scratch, { recursive: true }));

function context(signal = new AbortController().signal): JobContext {
  const nothing = () => undefined;
  return { signal, progress: nothing, warn: nothing, emit: nothing };
}

const axes = { traceCount: 600, sampleCount: 5, sampleIntervalUs: 4000, startTimeMs: -20 };
const amplitudes = Float32Array.from({ length: 3000 }, (_, i) => i / 8);

beforeAll(async () => {
  const request = {
    outputPath: template,
    section: { ...axes, amplitudes },
    textLines: ['ONE', 'TWO'],
    traceSpacingM: 5,
  };
  await writeNewSection(request, context());
});

function readBack(path: string) {
  return readLine({ linePath: path }, context());
}

/** Writes one section with the headers of a line. */
function writeLike(linePath: string, section: SectionLike, job = context()): Promise<void> {
  return withLine({ linePath }, (line) => SectionWriter.for(line).write([section], job));
}

describe('a new section', () => {
  it('reads back as it was', async () => {
    const { amplitudes: found, ...foundAxes } = await readBack(template);
    expect(foundAxes).toEqual(axes);
    expect(found).toEqual(amplitudes);
  });

  it.each([0, 12.5, -0.25, 1e-3 * 7, 30_000])('keeps a start time of %d ms', async (startTimeMs) => {
    const outputPath = join(scratch, 'start.sgy');
    const section = { ...axes, startTimeMs, amplitudes };
    await writeNewSection({ outputPath, section, textLines: [], traceSpacingM: 5 }, context());
    expect((await readBack(outputPath)).startTimeMs).toBeCloseTo(startTimeMs, 9);
  });
});

describe('a section with the headers of another', () => {
  it('differs from it only in the samples, the format and the note', async () => {
    const outputPath = join(scratch, 'like.sgy');
    const halves = amplitudes.map((value) => value / 2);
    const bytes = readFileSync(template);
    bytes[3225] = 1;
    const ibm = join(scratch, 'ibm.sgy');
    writeFileSync(ibm, bytes);
    await writeLike(ibm, { outputPath, amplitudes: halves, note: ['A NOTE'] });
    const written = readFileSync(outputPath);
    expect((await readBack(outputPath)).amplitudes).toEqual(halves);
    const different = [...written.keys()].filter(
      (i) => written[i] !== bytes[i] && (i < 3600 || (i - 3600) % 260 < 240),
    );
    expect(written).toHaveLength(bytes.length);
    // Line 3 of the text header is the first blank one; 3226 is the format's second byte.
    expect(different.filter((i) => i < 160 || i >= 240)).toEqual([3225]);
    expect(different.length).toBeGreaterThan(3);
  });

  it('leaves the old file and nothing else when stopped, or when the samples do not fit', async () => {
    const folder = join(scratch, 'stopped');
    mkdirSync(folder);
    const outputPath = join(folder, 'x.sgy');
    writeFileSync(outputPath, 'old');
    const controller = new AbortController();
    const stopping: JobContext = { ...context(controller.signal), progress: () => controller.abort() };
    const request = { outputPath, amplitudes, note: [] };
    await expect(writeLike(template, request, stopping)).rejects.toMatchObject({ code: 'cancelled' });
    const short = { ...request, amplitudes: amplitudes.subarray(1) };
    await expect(writeLike(template, short)).rejects.toMatchObject({ code: 'argument.invalid' });
    expect(readdirSync(folder)).toEqual(['x.sgy']);
    expect(readFileSync(outputPath, 'utf8')).toBe('old');
  });

  it.skipIf(process.getuid?.() === 0)(
    'reports a folder without write permission (skipped as root)',
    async () => {
      const folder = join(scratch, 'locked');
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      const request = { outputPath: join(folder, 'x.sgy'), amplitudes, note: [] };
      await expect(writeLike(template, request)).rejects.toMatchObject({ code: 'file.write' });
      chmodSync(folder, 0o700);
    },
  );

  it.skipIf(!existsSync('/dev/full'))(
    'reports a path that is not a folder (skipped without /dev/full)',
    async () => {
      const outputPath = join('/dev/full', 'x.sgy');
      const request = { outputPath, amplitudes, note: [] };
      await expect(writeLike(template, request)).rejects.toMatchObject({
        code: 'file.write',
        message: expect.stringContaining(outputPath),
        remedy: expect.stringMatching(/folder/),
      });
    },
  );
});

describe('the note in a text header', () => {
  const full = Array.from({ length: 40 }, (_, i) => `C${i + 1} TEXT`);
  const blankFrom = (first: number) => full.map((line, i) => (i >= first ? `C${i + 1}` : line));
  it.each([
    ['the first blank lines that are enough', blankFrom(20), 3, [20, 21, 22]],
    ['lines before the last two, where none is blank', full, 2, [36, 37]],
    ['lines before the last two, where too few are blank', blankFrom(39), 2, [36, 37]],
    ['nothing', full, 0, []],
  ])('takes %s', (_, lines, count, rows) => {
    const note = Array.from({ length: count }, (_, i) => `NOTE ${i}`);
    expect([...noteRows(lines, note).keys()]).toEqual(rows);
  });
});
