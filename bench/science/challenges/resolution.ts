import type { SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { simulateByOneWayWaves } from '../born/simulate';
import { recordLine, shoot } from '../differences/simulate';
import type { KnownLine } from '../knownLine';
import { interpret, PICKS_PER_CLASS } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, atMost, type Challenge, type Finding, type Laboratory } from './challenge';
import { halfTheTraces, resampled, tenTimesFaster } from './resample';

/** Windows that span the same part of the earth: traces and samples. */
interface WindowSize {
  readonly traces: number;
  readonly samples: number;
}

const WINDOW: WindowSize = { traces: 32, samples: 40 };
/** Peak frequencies in Hz: half, one and two. */
const FREQUENCIES = [7.5, 15, 30] as const;

async function macroF1Of(
  lab: Laboratory,
  name: string,
  make: () => KnownLine,
  window: WindowSize,
): Promise<number> {
  const line = await lab.line(name, make);
  const picks = interpret(line, 1, PICKS_PER_CLASS, window);
  return scoreProbabilities(line, await lab.classify(line, picks)).macroF1;
}

async function byGeometry(lab: Laboratory, make: () => KnownLine): Promise<Finding[]> {
  const plain = await macroF1Of(lab, 'folds-507', make, WINDOW);
  const cases = [
    ['spacing x 2', 'folds-507-wide', () => halfTheTraces(make()), { traces: 16, samples: 40 }],
    ['interval x 2', 'folds-507-coarse', () => resampled(make(), 0.5), { traces: 32, samples: 20 }],
    ['interval x ½', 'folds-507-fine', () => resampled(make(), 2), { traces: 32, samples: 80 }],
  ] as const;
  const findings: Finding[] = [];
  for (const [what, name, changed, window] of cases) {
    const score = await macroF1Of(lab, name, changed, window);
    findings.push(atMost(`${what}: change of macro-F1 (${plain.toFixed(3)})`, Math.abs(score - plain), 0.05));
  }
  return findings;
}

async function byFrequency(lab: Laboratory): Promise<Finding[]> {
  const scores: number[] = [];
  for (const hertz of FREQUENCIES) {
    const make = (): KnownLine => simulateByOneWayWaves('folded', 508, hertz);
    const samples = Math.round((WINDOW.samples * FREQUENCIES[1]) / hertz);
    scores.push(await macroF1Of(lab, `folded-508-${hertz}`, make, { traces: WINDOW.traces, samples }));
  }
  return [0, 2].map((i) =>
    atMost(
      `frequency x ${i === 0 ? '½' : '2'}: change of macro-F1 (${scores[1].toFixed(3)})`,
      Math.abs(scores[i] - scores[1]),
      0.05,
    ),
  );
}

function correlation(a: Float32Array, b: Float32Array): number {
  const [meanA, meanB] = [a, b].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - meanA) * (b[i] - meanB);
    ofA += (a[i] - meanA) ** 2;
    ofB += (b[i] - meanB) ** 2;
  }
  return both / Math.sqrt(ofA * ofB);
}

async function byUnit(lab: Laboratory, make: () => KnownLine): Promise<Finding> {
  const found: SectionProbabilities[] = [];
  const cases = [
    ['folds-507', make],
    ['folds-507-fast', () => tenTimesFaster(make())],
  ] as const;
  for (const [name, changed] of cases) {
    const line = await lab.line(name, changed);
    found.push(await lab.classify(line, interpret(line, 1)));
  }
  const [slow, fast] = found.map(({ diffraction }) => diffraction);
  return atLeast(
    'same samples at ten times the frequency: correlation of P(D)',
    correlation(slow, fast),
    0.99,
  );
}

export const resolution: Challenge = {
  number: 6,
  title: 'Differing resolution',
  data: 'folds, finite differences, seed 507; folds and faults by one-way waves, seed 508, pulses of 7.5, 15, 30 Hz',
  metric: 'change of macro-F1 with windows of the same number of periods',
  measure: async (lab) => {
    const make = (): KnownLine => recordLine(shoot('folds', 507));
    return [...(await byGeometry(lab, make)), ...(await byFrequency(lab)), await byUnit(lab, make)];
  },
};
