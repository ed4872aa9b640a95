import { InvalidArgumentError, Option } from 'commander';
import { VOLUME_DIRECTIONS, type VolumeShard } from '#jobs/volume/volumeShard';

const MOST_SHARDS = 10_000;

/** The planes that a whole volume is classified by. */
export function volumeOption(): Option {
  const words =
    'classify a whole 3-D file plane by plane, with memory for one plane: volumes in place of sections, no picture; ' +
    'what is done is kept, and the same command goes on';
  return new Option('--volume <direction>', words)
    .choices(VOLUME_DIRECTIONS)
    .conflicts(['plane', 'as', 'learner']);
}

function parseShard(text: string): VolumeShard {
  const [, number, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (number >= 1 && number <= count && count <= MOST_SHARDS) return { number, count };
  throw new InvalidArgumentError(`Give the part and how many there are, as 3/20, at most ${MOST_SHARDS}.`);
}

/** A part of the planes of a volume. */
export function shardOption(): Option {
  const words =
    'with --volume, only this part of the planes, as 3/20; parts may run at once into one folder, the last one puts ' +
    'the volumes in their places';
  return new Option('--shard <part>', words).argParser(parseShard);
}
