import type { LineReader } from '#jobs/line/lineReader';
import { planesOfVolume, type VolumeDirection } from '#seismic/survey/volumePlanes';
import { JobError } from '#system/failure';

export { VOLUME_DIRECTIONS, type VolumeDirection } from '#seismic/survey/volumePlanes';

/** A part of the planes: the `number`-th of `count` stretches, counted from 1. */
export interface VolumeShard {
  readonly number: number;
  readonly count: number;
}

/** The planes that a file is classified by. @throws JobError 'argument.invalid' where it has no grid */
export async function requirePlanes(
  line: LineReader,
  direction: VolumeDirection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const planes = planesOfVolume(await line.survey(signal), direction);
  const { path, dataset } = line;
  if (planes === null)
    throw new JobError(
      'argument.invalid',
      `The file has no grid of inlines and crosslines: ${path}`,
      'Leave out --volume to classify it as a line, or state where the numbers are: --map inline=189,crossline=193.',
    );
  if (!dataset.layout.variesInLength) return planes;
  throw new JobError(
    'argument.invalid',
    `The traces of this file differ in length, so that a volume like it cannot be filled in plane by plane: ${path}`,
    'Classify its planes one by one with --plane.',
  );
}

/** The planes of a part: neighbours, so that little is read twice. */
export function planesOfShard(planes: readonly string[], { number, count }: VolumeShard): readonly string[] {
  const edge = (part: number): number => Math.floor((part * planes.length) / count);
  return planes.slice(edge(number - 1), edge(number));
}
