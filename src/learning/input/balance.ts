import { boxSmooth } from '#learning/input/boxSmooth';
import type { Section, SectionAxes } from '#seismic/section/section';

/** A section made even in strength, with dead traces marked. */
export interface BalancedSection {
  readonly axes: SectionAxes;
  /** Trace-major, about 1 in strength, within ±CLIP; 0 on dead traces. */
  readonly amplitudes: Float32Array;
  /** 1 where a trace is not zero throughout. */
  readonly isLive: Uint8Array;
}

const CLIP = 6;
const HALF_WIDTHS = { traces: 6, samples: 60 };
/** Share of the median strength added below, so that quiet zones are not amplified to noise. */
const FLOOR_SHARE = 0.2;

function cleaned(section: Section): { values: Float32Array; isLive: Uint8Array } {
  const { amplitudes, traceCount, sampleCount } = section;
  const values = new Float32Array(amplitudes.length);
  const isLive = new Uint8Array(traceCount);
  for (let i = 0; i < values.length; i++) {
    const value = amplitudes[i];
    if (value === 0 || !Number.isFinite(value)) continue;
    values[i] = value;
    isLive[Math.floor(i / sampleCount)] = 1;
  }
  return { values, isLive };
}

/** Scaled so that the largest magnitude is 1: squares of large numbers would overflow single precision. */
function scaleToOne(values: Float32Array): void {
  let peak = 0;
  for (let i = 0; i < values.length; i++) peak = Math.max(peak, Math.abs(values[i]));
  if (peak === 0) return;
  for (let i = 0; i < values.length; i++) values[i] /= peak;
}

/** Local RMS over live traces only. */
function localStrength(values: Float32Array, axes: SectionAxes, isLive: Uint8Array): Float32Array {
  const { sampleCount } = axes;
  const power = new Float32Array(values.length);
  const share = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) power[i] = values[i] * values[i];
  isLive.forEach((live, trace) => {
    share.fill(live, trace * sampleCount, (trace + 1) * sampleCount);
  });
  boxSmooth(power, axes, HALF_WIDTHS);
  boxSmooth(share, axes, HALF_WIDTHS);
  for (let i = 0; i < power.length; i++)
    power[i] = share[i] > 1e-6 ? Math.sqrt(Math.max(0, power[i]) / share[i]) : 0;
  return power;
}

function medianOfLive(strength: Float32Array, { sampleCount }: SectionAxes, isLive: Uint8Array): number {
  const live = strength.filter((_, i) => isLive[Math.floor(i / sampleCount)] === 1).sort();
  return live.length === 0 ? 0 : live[live.length >> 1];
}

/**
 * Divides a section by its local RMS (about ±6 traces and ±60 samples) plus a fifth of its median, and
 * clips at ±6: weak diffractions and strong reflections come near the same strength while quiet zones
 * stay quiet. NaN and infinite samples are taken as zero.
 */
export function balanceSection(section: Section): BalancedSection {
  const { amplitudes, ...axes } = section;
  const { values, isLive } = cleaned({ ...axes, amplitudes });
  scaleToOne(values);
  const strength = localStrength(values, axes, isLive);
  const floor = FLOOR_SHARE * medianOfLive(strength, axes, isLive);
  for (let i = 0; i < values.length; i++) {
    const scale = strength[i] + floor;
    values[i] = scale > 0 ? Math.max(-CLIP, Math.min(CLIP, values[i] / scale)) : 0;
  }
  return { axes, amplitudes: values, isLive };
}
