import { csvFormat } from 'd3-dsv';
import type { ApexRow } from '#jobs/export/apexTable';
import type { SectionProduct } from '#jobs/export/exportClassified';
import { LEAST_VELOCITY_PROBABILITY } from '#learning/dense/apex/apexes';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import type { FileKind } from '#seismic/survey/openingOptions';
import { velocityMap } from '#seismic/velocity/velocityMap';
import type { VelocityPoint } from '#seismic/velocity/velocityTrend';
import { velocityFile } from '#system/fileNames';

/** Nodes of the table along traces and in time, at most. */
const MOST_NODES = 60;

/**
 * Likely apexes with a velocity; the surer the apex, the more alike the samples along its hyperbola, and the better its
 * slope agrees with others, the more it counts.
 */
function velocityPoints(apexes: readonly ApexRow[]): VelocityPoint[] {
  return apexes.flatMap(({ trace, timeMs, velocityMps, probability, semblance, agreement }) => {
    const weight =
      probability >= LEAST_VELOCITY_PROBABILITY ? probability * semblance * semblance * agreement : 0;
    return velocityMps === null || weight === 0 ? [] : [{ trace, timeMs, velocityMps, weight }];
  });
}

/**
 * Velocities at every sample of a section by its apexes, [trace][sample], m/s; null where fewer than three apexes have
 * a velocity, as in depth.
 */
export function velocitiesOf(apexes: readonly ApexRow[], axes: SectionAxes): Float32Array | null {
  return velocityMap(velocityPoints(apexes), axes);
}

/** The section of velocities. */
export function velocityProduct(velocities: Float32Array, kind: FileKind): SectionProduct {
  return {
    name: velocityFile(kind),
    amplitudes: velocities,
    what: 'RMS velocity in m/s, smooth between the apexes of diffractions.',
  };
}

/** `velocity.csv`: trace, ms, m/s at no more than 60 × 60 nodes, evenly spread, the first of them at the first sample. */
export function velocitiesToCsv(velocities: Float32Array, axes: SectionAxes): string {
  const { traceCount, sampleCount } = axes;
  const [across, down] = [traceCount, sampleCount].map((count) => Math.ceil(count / MOST_NODES));
  const rows: { trace: number; timeMs: string; velocityMps: string }[] = [];
  for (let trace = 0; trace < traceCount; trace += across)
    for (let sample = 0; sample < sampleCount; sample += down)
      rows.push({
        trace,
        timeMs: timeMsOfSample(axes, sample).toFixed(1),
        velocityMps: velocities[trace * sampleCount + sample].toFixed(0),
      });
  return `${csvFormat(rows, ['trace', 'timeMs', 'velocityMps'])}\n`;
}
