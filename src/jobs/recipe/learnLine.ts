import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LineReader } from '#jobs/line/lineReader';
import { withLine } from '#jobs/line/readLine';
import { balanceSection } from '#learning/input/balance';
import type { ChannelSection } from '#learning/input/patches';
import { dipResidual, localSlopes } from '#learning/input/residual';
import type { Section, SectionAxes } from '#seismic/section/section';
import type { LineFile, OpeningOptions } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

/** A line prepared for the net. */
export interface LearnLine {
  readonly path: string;
  /** What was stated in place of its headers. */
  readonly opening: OpeningOptions;
  readonly fileName: string;
  readonly axes: SectionAxes;
  /** The traces in file order, on which picks are placed. */
  readonly plane: SectionPlane;
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
  await nextTurn();
  throwIfCancelled(signal);
  const slopes = localSlopes(balanced);
  await nextTurn();
  throwIfCancelled(signal);
  const residual = dipResidual(balanced, slopes);
  return { axes: balanced.axes, channels: [balanced.amplitudes, residual] };
}

/** An open line whose section has been read, made ready. @throws JobError 'cancelled' */
export async function learnLineOf(
  line: LineReader,
  section: Section,
  signal: AbortSignal,
): Promise<LearnLine> {
  const plane = await line.sectionPlane('line', signal);
  const channels = await channelsOf(section, signal);
  const fingerprint = fingerprintOf(section);
  const { path, opening } = line;
  return { path, opening, fileName: basename(path), axes: channels.axes, plane, channels, fingerprint };
}

/** Reads a line and prepares it. @throws JobError as LineReader does, and 'cancelled'. */
export async function readLearnLine<News>(file: LineFile, context: JobContext<News>): Promise<LearnLine> {
  return withLine(file, async (line) => learnLineOf(line, await line.readSection(context), context.signal));
}
