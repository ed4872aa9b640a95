import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { openDataset } from '#jobs/line/openDataset';
import { readLine, withLine } from '#jobs/line/readLine';
import { LineError } from '#jobs/opening/lineError';
import { listen } from '#jobs/testing/tinyLine';
import type { Section } from '#seismic/section/section';
import { FILE_KINDS, type LineFile, type OpeningOptions } from '#seismic/survey/openingOptions';

const cases = join(import.meta.dirname, '../../../../shared/data/cases');
const hasCases = existsSync(cases);
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cases-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const RIGHT_SCHEMA = z.object({
  traces: z.int(),
  samples: z.int(),
  intervalUs: z.number().optional(),
  startMs: z.number().optional(),
  firstSamplesOfTrace0: z.array(z.number()),
  lastSampleOfLastTrace: z.number(),
  /** A file that was damaged on the way is refused. */
  diagnosis: z.never().optional(),
});
type Right = z.infer<typeof RIGHT_SCHEMA>;

/** Lines of the cases that have one right reading, unpacked, with it. */
function linesWithRight(): [name: string, linePath: string, right: Right][] {
  if (!hasCases) return [];
  return readdirSync(cases)
    .filter((name) => existsSync(join(cases, name, 'right.json')))
    .flatMap((name) => {
      const right = RIGHT_SCHEMA.safeParse(JSON.parse(readFileSync(join(cases, name, 'right.json'), 'utf8')));
      if (!right.success) return [];
      return readdirSync(join(cases, name))
        .filter((file) => /\.(sgy|segy|su)(\.gz)?$/.test(file))
        .map((file): [string, string, Right] => [`${name}/${file}`, unpacked(name, file), right.data]);
    });
}

function unpacked(name: string, file: string): string {
  const path = join(cases, name, file);
  if (!file.endsWith('.gz')) return path;
  const target = join(scratch, file.replace(/\.gz$/, ''));
  writeFileSync(target, gunzipSync(readFileSync(path)));
  return target;
}

/** IBM words have 21 to 24 bits. */
function isNear(found: number, right: number): boolean {
  return Math.abs(found - right) <= Math.abs(right) * 2 ** -20;
}

function isRight({ amplitudes, ...axes }: Section, right: Right): boolean {
  const isAxis =
    axes.traceCount === right.traces &&
    axes.sampleCount === right.samples &&
    axes.sampleIntervalUs === (right.intervalUs ?? axes.sampleIntervalUs) &&
    axes.startTimeMs === (right.startMs ?? axes.startTimeMs);
  const isStart = right.firstSamplesOfTrace0.every((value, i) => isNear(amplitudes[i], value));
  return isAxis && isStart && isNear(amplitudes[amplitudes.length - 1], right.lastSampleOfLastTrace);
}

async function isReadRight(file: LineFile, right: Right): Promise<boolean> {
  return isRight(await readLine(file, listen().context), right);
}

/** The options that a user adds: none where the file is right without, else those of the first remedy. */
async function optionsFor(linePath: string, right: Right): Promise<OpeningOptions> {
  try {
    if (await isReadRight({ linePath }, right)) return {};
    return (await openDataset(linePath, listen().context)).remedies[0].opening;
  } catch (error) {
    if (error instanceof LineError) return error.remedies[0].opening;
    throw error;
  }
}

describe.skipIf(!hasCases)('files of ../shared/data/cases (skipped without them)', () => {
  it.each(linesWithRight())(
    '%s is right, by the options of its first remedy if not without',
    async (_, linePath, right) => {
      const opening = await optionsFor(linePath, right);
      expect(await isReadRight({ linePath, opening }, right)).toBe(true);
    },
  );

  it.each(linesWithRight())(
    '%s: results like it are read without options, or refused at once',
    async (name, linePath, right) => {
      const opening = await optionsFor(linePath, right);
      for (const kind of FILE_KINDS) {
        const outputPath = join(scratch, `${name.replace('/', '-')}.${kind === 'su' ? 'su' : 'sgy'}`);
        const { amplitudes } = await readLine({ linePath, opening }, listen().context);
        const isWritten = await withLine({ linePath, opening }, async (line) => {
          if (kind === 'su' && (right.samples > 65_535 || (right.startMs ?? 0) % 1 !== 0)) {
            expect(() => SectionWriter.for(line, kind)).toThrow(/Seismic Unix holds/);
            return false;
          }
          await SectionWriter.for(line, kind).write(
            [{ outputPath, amplitudes, note: ['a test'] }],
            listen().context,
          );
          return true;
        });
        if (isWritten)
          expect([kind, await isReadRight({ linePath: outputPath }, right)]).toEqual([kind, true]);
      }
    },
  );
});
