import { describe, expect, it } from 'vitest';
import { meanSquare } from '#seismic/simulate/field';
import { ZERO_PHASE_RICKER } from '#seismic/simulate/training/bandLimit';
import type { SpecularEnd } from '#seismic/simulate/training/diffractionSplit';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { apexesOf, type Earth, scatterEarth } from '#seismic/simulate/training/wavefield';
import { edgeFactor } from '#seismic/simulate/waveletBank';

const PERIOD = 10;
const SLOPE = 1.5;

/** A plain recording: constant velocity, evenly spaced traces, everything kept that is not aliased. */
const recording: Recording = {
  traceCount: 160,
  sampleCount: 256,
  sampleIntervalUs: 4000,
  delaySamples: 40,
  traceX: Float64Array.from({ length: 160 }, (_, i) => i),
  staticSamples: new Float64Array(160),
  topPeriod: PERIOD,
  bottomPeriod: PERIOD,
  asymptoticSlope: () => SLOPE,
  lateralGradient: 0,
  tangentLimit: 50,
  slopeLimit: 50,
  dipLimit: 1.5,
};

/** Geometrical optics: the reflection ends at the shadow boundary. */
const sharp: SpecularEnd = { fades: 'reflection', fresnelZones: 0 };

function planePiece(firstX: number, lastX: number, change: Partial<ReflectorPiece> = {}): ReflectorPiece {
  const step = 0.5;
  const count = Math.round((lastX - firstX) / step) + 1;
  return {
    firstX,
    step,
    times: new Float64Array(count).fill(160),
    roughness: null,
    coefficients: new Float64Array(count).fill(1),
    startsAtEdge: false,
    endsAtEdge: false,
    ...change,
  };
}

function scatter(earth: Partial<Earth>, end = sharp) {
  return scatterEarth({ pieces: [], bodies: [], ...earth }, recording, end, ZERO_PHASE_RICKER);
}

function traceOf(field: Float32Array, trace: number): Float32Array {
  return field.subarray(trace * recording.sampleCount, (trace + 1) * recording.sampleCount);
}

/** Time of the energy's centre in samples of the section: that of a wavelet of any constant phase. */
function centre(trace: Float32Array): number {
  let energy = 0;
  let moment = 0;
  for (const [i, value] of trace.entries()) {
    energy += value * value;
    moment += i * value * value;
  }
  return moment / energy;
}

/** Factor of a spectrum by angular frequency in radians per sample, and that of the peak. */
type Factor = (angle: number, peak: number) => { real: number; imaginary: number };

/** Σ over frequencies of a Ricker wavelet times a factor, at `time` samples after its centre: peak 1 without factor. */
function directSum(time: number, factor: Factor = () => ({ real: 1, imaginary: 0 })): number {
  let sum = 0;
  let scale = 0;
  for (let frequency = 0.0005; frequency < 0.45; frequency += 0.0005) {
    const ratio = frequency * PERIOD;
    const amplitude = ratio * ratio * Math.exp(-ratio * ratio);
    const angle = 2 * Math.PI * frequency;
    const { real, imaginary } = factor(angle, (2 * Math.PI) / PERIOD);
    sum += amplitude * (real * Math.cos(angle * time) - imaginary * Math.sin(angle * time));
    scale += amplitude;
  }
  return sum / scale;
}

const largest = (values: Float32Array): number => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

describe('a body', () => {
  const body = { x: 80, time: 140, amplitude: 0.7 };
  const { diffractions, reflections } = scatter({ bodies: [body] });

  it('is a hyperbola, all of it diffraction', () => {
    expect(largest(reflections)).toBeLessThan(1e-12);
    for (const trace of [30, 60, 80, 110]) {
      const arrival = Math.hypot(140, SLOPE * (trace - 80)) - recording.delaySamples;
      expect(centre(traceOf(diffractions, trace))).toBeCloseTo(arrival, 0);
    }
  });

  it('has the wavelet with its half derivative at the top, and spreads along the flanks', () => {
    const factor = (angle: number) => {
      const size = Math.sqrt((angle * PERIOD) / (2 * Math.PI)) * Math.SQRT1_2;
      return { real: size, imaginary: size };
    };
    for (const trace of [80, 60, 30]) {
      const arrival = Math.hypot(140, SLOPE * (trace - 80));
      const expected = 0.7 * (140 / arrival) ** 1.5;
      for (let sample = 80; sample < 130; sample++) {
        const found = traceOf(diffractions, trace)[sample];
        const time = sample - (arrival - recording.delaySamples);
        expect(found / expected).toBeCloseTo(directSum(time, factor), 1);
      }
    }
  });

  it('has its apex where it was put', () => {
    expect(apexesOf({ pieces: [], bodies: [body] }, recording)).toEqual([
      { trace: 80, sample: 100, asymptoticSlope: SLOPE, amplitude: 0.7 },
    ]);
  });
});

describe('a plane', () => {
  it('that goes on does not diffract and has its coefficient as amplitude', () => {
    const { reflections, diffractions } = scatter({ pieces: [planePiece(-250, 410)] });
    expect(largest(diffractions)).toBeLessThan(1e-12);
    for (let sample = 100; sample < 140; sample++)
      expect(traceOf(reflections, 80)[sample]).toBeCloseTo(directSum(sample - 120), 1);
  });

  it('that dips reflects at the time of its normal ray', () => {
    const dip = 0.6;
    const plane = planePiece(-150, 310);
    const times = plane.times.map((_, i) => 170 + dip * (plane.firstX + i * plane.step - 80));
    const faded = plane.coefficients.map((value, i) => (times[i] < 30 ? 0 : value));
    const { reflections } = scatter({ pieces: [{ ...plane, times, coefficients: faded }] });
    for (const trace of [60, 80, 100]) {
      const arrival = (170 + dip * (trace - 80)) / Math.sqrt(1 + (dip / SLOPE) ** 2);
      const found = traceOf(reflections, trace);
      for (let sample = Math.round(arrival) - 55; sample < arrival - 25; sample++)
        expect(found[sample]).toBeCloseTo(directSum(sample + recording.delaySamples - arrival), 1);
    }
  });
});

describe('a half plane', () => {
  const piece = planePiece(-250, 80, { endsAtEdge: true });
  const { reflections, diffractions } = scatter({ pieces: [piece] });
  const whole = reflections.map((value, i) => value + diffractions[i]);

  it('has half the amplitude at its edge', () => {
    for (let sample = 110; sample < 130; sample++)
      expect(traceOf(whole, 80)[sample]).toBeCloseTo(directSum(sample - 120) / 2, 1);
  });

  it('diffracts with opposite signs on both sides', () => {
    for (const offset of [3, 8, 20, 40]) {
      const lit = traceOf(diffractions, 80 - offset);
      const shadow = traceOf(diffractions, 80 + offset);
      expect(largest(shadow)).toBeGreaterThan(offset < 5 ? 0.3 : 0.05);
      const sum = lit.map((value, i) => value + shadow[i]);
      expect(largest(sum)).toBeLessThan(0.15 * largest(shadow) + 0.005);
    }
  });

  it('has the theoretical diffraction of an edge in the shadow', () => {
    for (const offset of [10, 25, 45]) {
      const arrival = Math.hypot(160, SLOPE * offset);
      const factor = edgeFactor(arrival - 160);
      const shadow = traceOf(whole, 80 + offset);
      const tolerance = 0.12 * largest(shadow);
      for (let sample = 100; sample < 160; sample++) {
        const expected = directSum(sample + recording.delaySamples - arrival, factor);
        expect(Math.abs(shadow[sample] - expected)).toBeLessThan(tolerance);
      }
    }
  });

  it('has the same whole field however its specular reflection is continued', () => {
    const other = scatter({ pieces: [piece] }, { fades: 'reflector', fresnelZones: 1.3, shift: -0.5 });
    const difference = whole.map((value, i) => value - other.reflections[i] - other.diffractions[i]);
    expect(largest(other.diffractions)).toBeGreaterThan(0.2);
    expect(largest(difference)).toBeLessThan(1e-4);
  });
});

describe('a rough plane', () => {
  const roughPlane = (size: number): ReflectorPiece => {
    const plane = planePiece(-250, 410);
    const roughness = plane.times.map((_, i) => {
      const x = plane.firstX + i * plane.step;
      return x > 40 && x < 120 ? size * Math.sin((2 * Math.PI * x) / 9) : 0;
    });
    return { ...plane, roughness };
  };

  it('diffracts the more the rougher it is, and then reflects less', () => {
    const [smooth, slight, strong] = [0, 1, 2.5].map((size) => scatter({ pieces: [roughPlane(size)] }));
    expect(largest(smooth.diffractions)).toBeLessThan(1e-4);
    expect(meanSquare(slight.diffractions)).toBeGreaterThan(100 * meanSquare(smooth.diffractions));
    expect(meanSquare(strong.diffractions)).toBeGreaterThan(2 * meanSquare(slight.diffractions));
    expect(largest(traceOf(strong.reflections, 80))).toBeLessThan(
      0.8 * largest(traceOf(smooth.reflections, 80)),
    );
  });
});

it('a syncline with a buried focus gives three arrivals above its middle, one beneath that focuses at the surface', () => {
  // Stationary points of the travel time from a surface point, counted on the curve itself.
  const wavenumber = (2 * Math.PI) / 120;
  const pieceOf = (size: number): ReflectorPiece => {
    const plane = planePiece(-250, 410);
    const times = plane.times.map((_, i) => {
      const x = plane.firstX + i * plane.step - 80;
      return 140 + size * Math.cos(wavenumber * x);
    });
    return { ...plane, times };
  };
  const lastArrival = (piece: ReflectorPiece): number => {
    const { reflections } = scatter({ pieces: [piece] });
    const trace = traceOf(reflections, 80);
    const most = largest(trace);
    return Array.from(trace, Math.abs).reduce((last, value, i) => (value > 0.3 * most ? i : last), 0);
  };
  const count = (size: number): number => {
    const times = Array.from({ length: 601 }, (_, i) => {
      const x = (i - 300) / 5;
      return Math.hypot(140 + size * Math.cos(wavenumber * x), SLOPE * x);
    });
    let turns = 0;
    for (let i = 1; i + 1 < times.length; i++)
      if ((times[i] - times[i - 1]) * (times[i + 1] - times[i]) < 0) turns++;
    return turns;
  };
  expect([count(3), count(24)]).toEqual([1, 3]);
  expect(lastArrival(pieceOf(3))).toBeLessThan(140 + 3 - recording.delaySamples + PERIOD);
  expect(lastArrival(pieceOf(24))).toBeGreaterThan(140 + 24 - recording.delaySamples - PERIOD / 2);
});

describe('a reflector that is cut without a throw', () => {
  const edges = {
    left: planePiece(-60, 79.75, { endsAtEdge: true }),
    right: planePiece(80.25, 220, { startsAtEdge: true }),
  };
  const unbroken = scatter({ pieces: [planePiece(-60, 220)] });
  const end: SpecularEnd = { fades: 'reflector', fresnelZones: 1, shift: 0 };

  it('reflects as if it were whole, and hardly diffracts, where both sides fade half beyond their ends', () => {
    const cut = scatter({ pieces: [edges.left, edges.right] }, end);
    const difference = cut.reflections.map((value, i) => value - unbroken.reflections[i]);
    expect(largest(difference)).toBeLessThan(0.06 * largest(unbroken.reflections));
    expect(largest(cut.diffractions)).toBeLessThan(0.06 * largest(unbroken.reflections));
  });

  it('diffracts with a throw, the more the larger it is up to half a period', () => {
    const energyOf = (throwSamples: number): number => {
      const right = { ...edges.right, times: edges.right.times.map((time) => time + throwSamples) };
      return meanSquare(scatter({ pieces: [edges.left, right] }, end).diffractions);
    };
    const energies = [0, 1.5, 3, 5].map(energyOf);
    expect(energies[1]).toBeGreaterThan(10 * energies[0]);
    expect(energies[2]).toBeGreaterThan(2 * energies[1]);
    expect(energies[3]).toBeGreaterThan(energies[2]);
  });
});
