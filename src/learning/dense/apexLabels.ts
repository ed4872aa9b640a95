import type { MapSize } from '#learning/dense/channelImage';
import type { WorkingSection } from '#seismic/channels/workingSection';
import type { TrainingSection } from '#seismic/simulate/training/trainingSection';

/** What the net of apexes tells apart, in the order of its outputs. */
export const APEX_CLASSES = ['apex', 'none'] as const;

/** The top of a simulated diffraction, in traces and working samples. */
export interface KnownApex {
  readonly trace: number;
  readonly sample: number;
  /** Whether the diffraction there is not far below everything else. */
  readonly isVisible: boolean;
}

/** Energy of a diffraction over that of everything else from which its top counts: 6 dB below. */
const VISIBLE_RATIO = 0.25;
/** Energies are compared over so many traces and samples to each side. */
const COMPARED = { traces: 2, samples: 5 };
/** Traces and working samples to each side of a top that are labelled as one, and that have no label. */
const LABELLED = { traces: 1, samples: 1 };
const UNLABELLED = { traces: 4, samples: 3 };

/** Calls `visit` with each index of a map, [across][along], near a place. */
function forEachNear(
  [across, along]: readonly [number, number],
  [acrossReach, alongReach]: readonly [number, number],
  [acrossCount, alongCount]: readonly [number, number],
  visit: (index: number) => void,
): void {
  const [firstAcross, firstAlong] = [Math.round(across) - acrossReach, Math.round(along) - alongReach];
  for (let a = Math.max(0, firstAcross); a <= Math.min(acrossCount - 1, firstAcross + 2 * acrossReach); a++)
    for (let b = Math.max(0, firstAlong); b <= Math.min(alongCount - 1, firstAlong + 2 * alongReach); b++)
      visit(a * alongCount + b);
}

/** The tops of a simulated section's diffractions. */
export function knownApexes(
  { section, diffractionOnly, apexes }: TrainingSection,
  { sampleStep }: WorkingSection,
): KnownApex[] {
  const { amplitudes, traceCount, sampleCount } = section;
  return apexes.map(({ trace, sample }) => {
    let own = 0;
    let other = 0;
    const reach = [COMPARED.traces, COMPARED.samples] as const;
    forEachNear([trace, sample], reach, [traceCount, sampleCount], (i) => {
      const rest = amplitudes[i] - diffractionOnly[i];
      own += diffractionOnly[i] * diffractionOnly[i];
      other += rest * rest;
    });
    return { trace, sample: sample / sampleStep, isVisible: own > VISIBLE_RATIO * other };
  });
}

/**
 * Labels of a section for the net of apexes, [sample][trace]: an index into APEX_CLASSES; −1 around a top, and where
 * the top of a weak diffraction is, which it is neither right nor wrong to find.
 */
export function apexLabels(apexes: readonly KnownApex[], { traceCount, sampleCount }: MapSize): Int8Array {
  const labels = new Int8Array(traceCount * sampleCount).fill(1);
  const size = [sampleCount, traceCount] as const;
  for (const { trace, sample } of apexes)
    forEachNear([sample, trace], [UNLABELLED.samples, UNLABELLED.traces], size, (i) => {
      labels[i] = -1;
    });
  for (const { trace, sample, isVisible } of apexes)
    if (isVisible)
      forEachNear([sample, trace], [LABELLED.samples, LABELLED.traces], size, (i) => {
        labels[i] = 0;
      });
  return labels;
}
