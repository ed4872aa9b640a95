import { EXAMPLE_CHANNELS } from '#learning/dense/denseExample';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { halfNumbers } from '#seismic/numerics/halfFloat';

/** Channels that lie side by side in an example and in the net's input. */
export interface ChannelRun {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The places of the net's channels in an example as runs; null where the channel is zero. */
export function runsOf(places: readonly (number | null)[]): ChannelRun[] {
  const runs: ChannelRun[] = [];
  places.forEach((from, to) => {
    const last = runs.at(-1);
    if (from === null) return;
    if (last && last.from + last.length === from && last.to + last.length === to)
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ from, to, length: 1 });
  });
  return runs;
}

/** A row of a crop: its first place in the example and in the crop, and the step in the crop from trace to trace. */
export interface CropRow {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly columns: number;
}

/** Writes some channels of a row: half-precision numbers of an example as single-precision ones. */
export function writeRun(
  values: Uint16Array,
  out: Float32Array,
  run: ChannelRun,
  { from, to, step, columns }: CropRow,
): void {
  const numbers = halfNumbers();
  for (let column = 0; column < columns; column++) {
    const first = (from + column) * EXAMPLE_CHANNELS + run.from;
    const firstOut = (to + step * column) * NET_CHANNELS.length + run.to;
    for (let c = 0; c < run.length; c++) out[firstOut + c] = numbers[values[first + c]];
  }
}
