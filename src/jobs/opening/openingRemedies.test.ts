import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { openDataset } from '#jobs/line/openDataset';
import { readLine, withLine } from '#jobs/line/readLine';
import { LineError } from '#jobs/opening/lineError';
import { type OddLine, oddLines, wholeSection } from '#jobs/testing/oddLines';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';
import type { Section } from '#seismic/section/section';
import { FILE_KINDS, type OpeningRemedy } from '#seismic/survey/openingOptions';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-remedies-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let truth: Section;
let files: OddLine[];
beforeAll(async () => {
  truth = (await writeTinyLine(join(scratch, 'line.sgy'))).section;
  files = await oddLines(truth);
  for (const { name, bytes } of files) writeFileSync(join(scratch, name), bytes);
});

const NAMES = [
  'ieee-called-ibm.sgy',
  'ibm-called-ieee.sgy',
  'whole-called-ieee.sgy',
  'format-0.sgy',
  'format-0-little.sgy',
  'samples-of-other-order.sgy',
  'samples-of-other-order.su',
];

/** Proposals of a file, whether it opens or not. */
async function remediesOf(linePath: string): Promise<readonly OpeningRemedy[]> {
  try {
    return (await openDataset(linePath, listen().context)).remedies;
  } catch (error) {
    if (error instanceof LineError) return error.remedies;
    throw error;
  }
}

function truthOf(name: string): Section {
  return files.find((file) => file.name === name)?.isWhole ? wholeSection(truth) : truth;
}

/** Floats of IBM words have 21 to 24 bits. */
function expectSamples(found: Section, right: Section, name: string): void {
  expect([found.traceCount, found.sampleCount]).toEqual([right.traceCount, right.sampleCount]);
  const tolerance = name.startsWith('ibm') ? 2 ** -20 : 0;
  const isFar = (value: number, i: number) =>
    Math.abs(value - right.amplitudes[i]) > tolerance * Math.abs(right.amplitudes[i]);
  expect(found.amplitudes.findIndex(isFar)).toBe(-1);
}

describe('a file that its headers describe wrongly', () => {
  it('is one of all that are made', () => {
    expect(files.map(({ name }) => name)).toEqual(NAMES);
  });

  it.each(NAMES)(
    '%s is right by the options of its first remedy, and proposes nothing more',
    async (name) => {
      const linePath = join(scratch, name);
      const [{ opening }] = await remediesOf(linePath);
      expectSamples(await readLine({ linePath, opening }, listen().context), truthOf(name), name);
      const summary = await openDataset(linePath, listen().context, opening);
      expect(summary).toMatchObject({ opening, remedies: [] });
      const otherwise = { ...opening, sampleIntervalUs: 1000 };
      const { fingerprint } = await openDataset(linePath, listen().context, otherwise);
      expect(fingerprint).not.toBe(summary.fingerprint);
    },
  );

  it.each(NAMES.flatMap((name) => FILE_KINDS.map((kind) => [name, kind] as const)))(
    '%s: a section of its kind as %s needs no options to be read',
    async (name, kind) => {
      const linePath = join(scratch, name);
      const [{ opening }] = await remediesOf(linePath);
      const outputPath = join(scratch, `of-${name}.${kind === 'su' ? 'su' : 'sgy'}`);
      const { amplitudes } = truthOf(name);
      await withLine({ linePath, opening }, (line) =>
        SectionWriter.for(line, kind).write([{ outputPath, amplitudes, note: ['a test'] }], listen().context),
      );
      expectSamples(await readLine({ linePath: outputPath }, listen().context), truthOf(name), '');
      const { kind: found, remedies } = await openDataset(outputPath, listen().context);
      expect([found, remedies]).toEqual([kind, []]);
    },
  );
});
