import { createHash } from 'node:crypto';
import { MOST_SECTION_SAMPLES } from '#jobs/line/lineReader';
import { GAP_TRACES } from '#jobs/picks/pickedPlanes';
import { type LearnLine, readTrainingLine, type TrainingLine } from '#jobs/recipe/learnLine';
import { lineNames } from '#jobs/recipe/lineNames';
import type { PickedLine, Recipe } from '#learning/recipe/recipe';
import type { PickedWindow } from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** One of several lines, and where it lies on the section of all of them. */
export interface TrainingPart {
  /** Of its own among the lines. */
  readonly name: string;
  /** The line by itself, with the picks as windows on it. */
  readonly own: TrainingLine;
  readonly firstTrace: number;
  readonly firstSample: number;
  /** The ids that its picks have in the training. */
  readonly pickIds: readonly string[];
}

/** What a net is trained on: the planes of the picks of all lines, side by side, and the picks as windows there. */
export interface TrainingLines {
  readonly line: LearnLine;
  readonly windows: readonly PickedWindow[];
  /** The lines, in the order of the recipe; one at least. */
  readonly parts: readonly TrainingPart[];
}

/** How picks are taken from their lines. */
export interface TrainingLinesRequest {
  /** The only plane whose picks are taken; each pick is on its own plane where it is left out. */
  readonly onlyPlane?: string;
  /** The files that the picks come from, in the order of the lines, for messages. */
  readonly picksPaths?: readonly string[];
}

/** The lines of a recipe that have picks; the first one where none has. */
function pickedLines({ linePath, opening, plane, picks, otherLines = [] }: Recipe) {
  const lines: PickedLine[] = [{ linePath, opening, plane, picks }, ...otherLines];
  const numbered = lines.map((file, number) => ({ file, number }));
  const picked = numbered.filter(({ file }) => file.picks.length > 0);
  return picked.length > 0 ? picked : numbered.slice(0, 1);
}

/** @throws JobError 'argument.invalid' where two lines have other sample intervals, or time beside depth */
function refuseOtherSampling([first, ...others]: readonly LearnLine[]): void {
  const sampling = ({ axes }: LearnLine) => `${axes.domain ?? 'time'}, ${axes.sampleIntervalUs / 1000} ms`;
  const other = others.find((line) => sampling(line) !== sampling(first));
  if (!other) return;
  throw new JobError(
    'argument.invalid',
    `Lines of one training must have one sample interval: ${first.fileName} has ${sampling(first)}, ${other.fileName} has ${sampling(other)}`,
    'Leave one of them out, or resample it first.',
  );
}

/** Lays lines side by side on one time axis, that of the earliest start. */
function layOut(lines: readonly LearnLine[]): { axes: SectionAxes; places: [number, number][] } {
  const { sampleIntervalUs } = lines[0].axes;
  const startTimeMs = Math.min(...lines.map(({ axes }) => axes.startTimeMs));
  let firstTrace = 0;
  const places = lines.map(({ axes }): [number, number] => {
    const first = firstTrace;
    firstTrace += axes.traceCount + GAP_TRACES;
    return [first, Math.round(((axes.startTimeMs - startTimeMs) * 1000) / sampleIntervalUs)];
  });
  const sampleCount = Math.max(...lines.map(({ axes }, i) => places[i][1] + axes.sampleCount));
  const traceCount = firstTrace - GAP_TRACES;
  return { axes: { ...lines[0].axes, traceCount, sampleCount, startTimeMs }, places };
}

/** @throws JobError 'argument.invalid' where the lines are too large together to be held in memory */
function refuseTooLarge({ traceCount, sampleCount }: SectionAxes, lineCount: number): void {
  if (traceCount * sampleCount <= MOST_SECTION_SAMPLES) return;
  throw new JobError(
    'argument.invalid',
    `The ${lineCount} lines have ${traceCount} traces of ${sampleCount} samples side by side, too many for memory.`,
    'Train on fewer lines.',
  );
}

/** A field of all lines: zeros where there is none. */
function joinFields(
  parts: readonly TrainingPart[],
  { traceCount, sampleCount }: SectionAxes,
  fieldOf: (line: LearnLine) => Float32Array,
): Float32Array {
  const joined = new Float32Array(traceCount * sampleCount);
  for (const { own, firstTrace, firstSample } of parts) {
    const field = fieldOf(own.line);
    const { axes } = own.line;
    for (let trace = 0; trace < axes.traceCount; trace++) {
      const samples = field.subarray(trace * axes.sampleCount, (trace + 1) * axes.sampleCount);
      joined.set(samples, (firstTrace + trace) * sampleCount + firstSample);
    }
  }
  return joined;
}

/** Picks where their line lies: their samples are those of their own line. */
function movedWindows(part: TrainingPart, axes: SectionAxes): PickedWindow[] {
  const movedMs = timeMsOfSample(axes, part.firstSample) - part.own.line.axes.startTimeMs;
  return part.own.windows.map((window, i) => ({
    ...window,
    id: part.pickIds[i],
    trace: window.trace + part.firstTrace,
    timeMs: window.timeMs + movedMs,
  }));
}

/**
 * Lays lines side by side, with zeros between them so that a window at the end of one sees none of the next. Ids of
 * picks get the name of their line. One line stays as it is.
 * @throws JobError 'argument.invalid' where the lines have other sample intervals or are too large together
 */
function joinTrainingLines(lines: readonly TrainingLine[]): TrainingLines {
  const read = lines.map(({ line }) => line);
  const names = lineNames(read.map(({ path }) => path));
  const { axes, places } = layOut(read);
  const parts = lines.map((own, i): TrainingPart => {
    const [firstTrace, firstSample] = places[i];
    const pickIds = own.windows.map(({ id }) => (lines.length === 1 ? id : `${names[i]}: ${id}`));
    return { name: names[i], own, firstTrace, firstSample, pickIds };
  });
  if (lines.length === 1) return { line: read[0], windows: lines[0].windows, parts };
  refuseOtherSampling(read);
  refuseTooLarge(axes, lines.length);
  const channels = read[0].channels.channels.map((_, channel) =>
    joinFields(parts, axes, (line) => line.channels.channels[channel]),
  );
  const hash = createHash('sha256');
  for (const { fingerprint } of read) hash.update(fingerprint);
  const line = { ...read[0], axes, channels: { axes, channels }, fingerprint: hash.digest('hex') };
  return { line, parts, windows: parts.flatMap((part) => movedWindows(part, axes)) };
}

/**
 * Reads the lines of a recipe, each prepared by itself, side by side.
 * @throws JobError 'picks.outside', 'argument.invalid', 'cancelled', and those of reading the files
 */
export async function readTrainingLines<News>(
  recipe: Recipe,
  { onlyPlane, picksPaths }: TrainingLinesRequest,
  context: JobContext<News>,
): Promise<TrainingLines> {
  const lines: TrainingLine[] = [];
  for (const { file, number } of pickedLines(recipe)) {
    const request = { picks: file.picks, onlyPlane, picksPath: picksPaths?.[number] };
    lines.push(await readTrainingLine(file, request, context));
  }
  return joinTrainingLines(lines);
}
