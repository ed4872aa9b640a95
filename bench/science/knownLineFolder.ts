/** A known line as files: line, truth, two sets of picks of a simulated interpreter. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvFormat, csvParse } from 'd3-dsv';
import { demoLineIn, readTruth } from '#jobs/demo/demoLine';
import { writeNewSection } from '#jobs/export/writeSection';
import { readLine } from '#jobs/line/readLine';
import { writePicks } from '#jobs/picks/picksFile';
import { endOfPickedTraces } from '#seismic/labels/pickedPart';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import type { SectionTruth } from '#seismic/labels/sectionTruth';
import type { PickedWindow } from '#seismic/picks/pick';
import { picksByTrace } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import { type JobContext, silentContext } from '#system/job';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';
import type { KnownApex, KnownLine } from './knownLine';

/** The sets of picks beside a line, by number. */
export const PICK_SETS = [1, 2] as const;
export const PICKS_PER_CLASS = 10;
const PICK_SIZE = { traces: 32, samples: 40 };

export function picksPathIn(folder: string, set: number): string {
  return join(folder, `picks-${set}.json`);
}

/** A context that says nothing. */
export function quietContext(): JobContext<unknown> {
  return silentContext(new AbortController().signal);
}

/** Windows as an interpreter would pick them in the left third: `perClass` of each class. */
export function interpret(
  known: Pick<KnownLine, 'section' | 'truthClass'>,
  set: number,
  perClass = PICKS_PER_CLASS,
  size = PICK_SIZE,
): PickedWindow[] {
  const { section } = known;
  return picksFromTruth(known, section, {
    perClass,
    endTrace: endOfPickedTraces(section.traceCount),
    seed: set,
    traces: size.traces,
    durationMs: (size.samples * section.sampleIntervalUs) / 1000,
  });
}

/** Writes section.sgy, truth-class.sgy, diffraction-only.sgy, apexes.csv, picks-1.json and picks-2.json. */
export async function writeKnownLine(folder: string, known: KnownLine): Promise<void> {
  const { section, traceSpacingM, description } = known;
  const files = demoLineIn(folder);
  await ensureFolder(folder);
  const write = (outputPath: string, amplitudes: Float32Array, what: string): Promise<void> => {
    const textLines = ['SIMULATED DATA: NOT RECORDED ANYWHERE', what, ...description];
    return writeNewSection(
      { outputPath, section: { ...section, amplitudes }, textLines, traceSpacingM },
      quietContext(),
    );
  };
  await write(files.sectionPath, section.amplitudes, 'THE SECTION');
  await write(files.diffractionOnlyPath, known.diffractionOnly, 'ITS DIFFRACTIONS ALONE, WITHOUT NOISE');
  await write(
    files.truthClassPath,
    Float32Array.from(known.truthClass),
    'ITS CLASSES: 1 DIFFRACTION, 2 REFLECTION, 0 NEITHER, 3 MIXED',
  );
  const rows = known.apexes.map(({ trace, timeMs, velocityMps }) => ({
    trace: trace.toFixed(2),
    timeMs: timeMs.toFixed(2),
    velocityMps: velocityMps.toFixed(1),
  }));
  await writeWholeFile(files.apexesPath, `${csvFormat(rows, ['trace', 'timeMs', 'velocityMps'])}\n`);
  for (const set of PICK_SETS)
    await writePicks(picksPathIn(folder, set), picksByTrace(interpret(known, set)));
}

/** The folders of known lines in each of some folders. */
export function knownFolders(roots: readonly string[]): string[] {
  return roots.flatMap((root) => readdirSync(root).map((name) => join(root, name)));
}

/** A known line read back. */
export interface KnownFolder extends SectionTruth {
  readonly section: Section;
  readonly apexes: readonly KnownApex[];
}

export async function readKnownLine(folder: string): Promise<KnownFolder> {
  const files = demoLineIn(folder);
  const section = await readLine({ linePath: files.sectionPath }, quietContext());
  const rows = csvParse(await readFile(files.apexesPath, 'utf8'));
  const apexes = rows.map(({ trace, timeMs, velocityMps }) => ({
    trace: Number(trace),
    timeMs: Number(timeMs),
    velocityMps: Number(velocityMps),
  }));
  return { section, apexes, ...(await readTruth(folder)) };
}
