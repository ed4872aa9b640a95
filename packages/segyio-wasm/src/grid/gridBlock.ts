import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { type DecodedRun, forEachDecoded, samplePartsOf } from '../traces/traceList.js';
import type { GridPlaces } from './gridPlaces.js';

/** Samples of a box of a grid: [inline][crossline][sample]; holes are filled and marked. */
export interface GridBlock {
  readonly samples: Float32Array;
  /** Line numbers of the box, in the grid's order. */
  readonly inlines: Float64Array;
  readonly crosslines: Float64Array;
  readonly firstSample: number;
  readonly sampleCount: number;
  /** [inline][crossline]: the trace at each place, counted from 0, −1 for a hole. */
  readonly traces: Int32Array;
  /** [inline][crossline]: 1 where there is a trace, 0 for a hole. */
  readonly mask: Uint8Array;
  readonly holeCount: number;
}

/** What is read of each place. */
export interface SampleRange {
  readonly firstSample: number;
  readonly sampleCount: number;
}

function putRun(
  run: DecodedRun,
  placeOf: Int32Array,
  put: { width: number; stride: number; target: Float32Array },
): void {
  const { width, stride, target } = put;
  const { first, count, samples } = run;
  if (width === 1) {
    for (let i = 0; i < count; i++) target[placeOf[first + i] * stride] = samples[i];
    return;
  }
  for (let i = 0; i < count; i++) {
    let end = i + 1;
    while (stride === width && end < count && placeOf[first + end] === placeOf[first + end - 1] + 1) end++;
    target.set(samples.subarray(i * width, end * width), placeOf[first + i] * stride);
    i = end - 1;
  }
}

/** The samples of every place into `target`, [place][sample]; holes are left as they are. */
export async function readPlaces(
  { source, layout }: Pick<SegyDataset, 'source' | 'layout'>,
  places: GridPlaces,
  into: SampleRange & { readonly target: Float32Array; readonly signal?: CancelSignal },
): Promise<void> {
  for (const part of samplePartsOf(layout, into)) {
    const target = into.target.subarray(part.firstSample - into.firstSample);
    const put = { width: part.sampleCount, stride: into.sampleCount, target };
    const request = { traces: places.rising, ...part, signal: into.signal };
    await forEachDecoded({ source, layout }, request, (run) => putRun(run, places.placeOf, put));
  }
}

/** Sets the samples of holes. */
export function fillHoles(samples: Float32Array, traces: Int32Array, fill: number): void {
  const width = traces.length === 0 ? 0 : samples.length / traces.length;
  for (let place = 0; place < traces.length; place++)
    if (traces[place] < 0) samples.fill(fill, place * width, (place + 1) * width);
}

/** 1 for each place with a trace. */
export function maskOf(traces: Int32Array): Uint8Array {
  const mask = new Uint8Array(traces.length);
  for (let place = 0; place < traces.length; place++) mask[place] = traces[place] < 0 ? 0 : 1;
  return mask;
}
