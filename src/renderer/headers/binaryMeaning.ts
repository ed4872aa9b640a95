import { FORMAT_NAMES } from '#seismic/survey/openingWords';

/** What the values of fields of the binary header mean by the standard (rev 2.1). */
const MEANINGS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Format: FORMAT_NAMES,
  SortingCode: {
    [-1]: 'other',
    1: 'as recorded',
    2: 'CDP ensembles',
    3: 'single-fold continuous profile',
    4: 'horizontally stacked',
    5: 'common source point',
    6: 'common receiver point',
    7: 'common offset point',
    8: 'common mid-point',
    9: 'common conversion point',
  },
  Sweep: { 1: 'linear', 2: 'parabolic', 3: 'exponential', 4: 'other' },
  Taper: { 1: 'linear', 2: 'cosine squared', 3: 'other' },
  CorrelatedTraces: { 1: 'no', 2: 'yes' },
  BinaryGainRecovery: { 1: 'yes', 2: 'no' },
  AmplitudeRecovery: { 1: 'none', 2: 'spherical divergence', 3: 'automatic gain', 4: 'other' },
  MeasurementSystem: { 1: 'metres', 2: 'feet' },
  ImpulseSignalPolarity: {
    1: 'pressure increase or upward motion is negative',
    2: 'pressure increase or upward motion is positive',
  },
  TraceFlag: { 0: 'traces may differ in length', 1: 'all traces have the same length' },
  TimeBasis: { 1: 'local', 2: 'GMT', 3: 'other', 4: 'UTC', 5: 'GPS' },
  ByteOrderConstant: { 16909060: 'as the headers are read', 67305985: 'bytes in the other order' },
};

/** What the value of a field of the binary header means; '' where the number says it. */
export function binaryMeaning(name: string, value: number): string {
  const named = MEANINGS[name]?.[value];
  if (named !== undefined) return named;
  if ((name === 'Interval' || name === 'IntervalOriginal') && value > 0) return `${value / 1000} ms`;
  return name in MEANINGS && value !== 0 ? 'no value of the standard' : '';
}
