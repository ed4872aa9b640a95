import { createHash } from 'node:crypto';
import type { LineReader } from '#jobs/line/lineReader';
import { withLine } from '#jobs/line/readLine';
import {
  type PickedPlanes,
  type PickedPlanesRequest,
  placeOnPlanes,
  refuseTooLarge,
  sideBySide,
  warnOnce,
} from '#jobs/picks/pickedPlanes';
import { balanceSection } from '#learning/input/balance';
import type { ChannelSection } from '#learning/input/patches';
import { dipResidual, localSlopes } from '#learning/input/residual';
import type { PickedWindow } from '#seismic/picks/pick';
import type { Section, SectionAxes } from '#seismic/section/section';
import type { LineFile, OpeningOptions } from '#seismic/survey/openingOptions';
import { fileNameOf } from '#system/address';
import type { JobContext } from '#system/job';
import { takeTurn } from '#system/takeTurn';

/** A plane of a file, or the planes of picks side by side, prepared for the net. */
export interface LearnLine {
  readonly path: string;
  /** What was stated in place of its headers. */
  readonly opening: OpeningOptions;
  readonly fileName: string;
  readonly axes: SectionAxes;
  readonly channels: ChannelSection;
  /** SHA-256 of the axes and all samples. */
  readonly fingerprint: string;
}

function fingerprintOf({ amplitudes, ...axes }: Section): string {
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = axes;
  const hash = createHash('sha256').update(
    JSON.stringify([traceCount, sampleCount, sampleIntervalUs, startTimeMs]),
  );
  const { buffer, byteOffset, byteLength } = amplitudes;
  return hash.update(new Uint8Array(buffer, byteOffset, byteLength)).digest('hex');
}

/** The net's channels of a section; lets other work run between the steps. @throws JobError 'cancelled'. */
export async function channelsOf(section: Section, signal: AbortSignal): Promise<ChannelSection> {
  const balanced = balanceSection(section);
  await takeTurn(signal);
  const slopes = localSlopes(balanced);
  await takeTurn(signal);
  const residual = dipResidual(balanced, slopes);
  return { axes: balanced.axes, channels: [balanced.amplitudes, residual] };
}

/** An open line whose section has been read, made ready. @throws JobError 'cancelled' */
export async function learnLineOf(
  line: LineReader,
  section: Section,
  signal: AbortSignal,
): Promise<LearnLine> {
  const channels = await channelsOf(section, signal);
  const fingerprint = fingerprintOf(section);
  const { path, opening } = line;
  return { path, opening, fileName: fileNameOf(path), axes: channels.axes, channels, fingerprint };
}

/** Reads a plane of a file and prepares it. @throws JobError as LineReader does, and 'cancelled'. */
export async function readLearnLine<News>(file: LineFile, context: JobContext<News>): Promise<LearnLine> {
  return withLine(
    file,
    async (line) => learnLineOf(line, await line.readSection(context, file.plane), context.signal),
    context,
  );
}

/** What a net is trained on: the planes of the picks, side by side, and the picks as windows there. */
export interface TrainingLine {
  readonly line: LearnLine;
  readonly planes: PickedPlanes;
  readonly windows: readonly PickedWindow[];
}

function joinedLine(lines: readonly LearnLine[], { parts, axes }: PickedPlanes): LearnLine {
  const [first, ...others] = lines;
  if (others.length === 0) return first;
  const channels = first.channels.channels.map((_, channel) =>
    sideBySide(
      parts,
      axes,
      lines.map((line) => line.channels.channels[channel]),
    ),
  );
  const hash = createHash('sha256');
  for (const { fingerprint } of lines) hash.update(fingerprint);
  return { ...first, axes, channels: { axes, channels }, fingerprint: hash.digest('hex') };
}

/**
 * Reads the planes that picks were made on, each prepared by itself.
 * @throws JobError 'picks.outside', 'argument.invalid', 'cancelled', and those of reading the file
 */
export async function readTrainingLine<News>(
  file: LineFile,
  request: PickedPlanesRequest,
  context: JobContext<News>,
): Promise<TrainingLine> {
  return withLine(
    file,
    async (line) => {
      const planes = await placeOnPlanes(line, request, context);
      refuseTooLarge(planes);
      const once = warnOnce(context);
      const lines: LearnLine[] = [];
      for (const { plane } of planes.parts)
        lines.push(await learnLineOf(line, await line.readSection(once, plane.name), context.signal));
      return { line: joinedLine(lines, planes), planes, windows: planes.windows };
    },
    context,
  );
}
