import { type HeaderField, TRACE_FIELDS } from './traceFields.js';

/** First byte from which Seismic Unix has fields of its own. */
export const FIRST_SU_BYTE = 181;

/** Seismic Unix's names of bytes 1 to 180, which hold what SEG-Y revision 0 says, in the order of the bytes. */
const SHARED_NAMES = (
  'tracl tracr fldr tracf ep cdp cdpt trid nvs nhs duse offset gelev selev sdepth gdel sdel swdep gwdep ' +
  'scalel scalco sx sy gx gy counit wevel swevel sut gut sstat gstat tstat laga lagb delrt muts mute ns dt ' +
  'gain igc igi corr sfs sfe slen styp stas stae tatyp afilf afils nofilf nofils lcf hcf lcs hcs ' +
  'year day hour minute sec timbas trwf grnors grnofr grnlof gaps otrav'
).split(' ');

/** Numbers of the 16-bit words that segy.h leaves unassigned, bytes 213 to 240. */
const UNASSIGNED = Array.from({ length: 14 }, (_, i) => i);

/** Bytes 181 to 240: spacing and first location of samples (d1, f1) and of traces (d2, f2), and others. */
const OWN: readonly Pick<HeaderField, 'name' | 'byte' | 'type'>[] = [
  { name: 'd1', byte: 181, type: 'float32' },
  { name: 'f1', byte: 185, type: 'float32' },
  { name: 'd2', byte: 189, type: 'float32' },
  { name: 'f2', byte: 193, type: 'float32' },
  { name: 'ungpow', byte: 197, type: 'float32' },
  { name: 'unscale', byte: 201, type: 'float32' },
  { name: 'ntr', byte: 205, type: 'int32' },
  { name: 'mark', byte: 209, type: 'int16' },
  { name: 'shortpad', byte: 211, type: 'int16' },
  ...UNASSIGNED.map((i) => ({ name: `unass${i + 1}`, byte: 213 + 2 * i, type: 'int16' as const })),
];

const SHARED: readonly HeaderField[] = TRACE_FIELDS.filter(({ byte }) => byte < FIRST_SU_BYTE).map(
  (field, i) => ({ ...field, name: SHARED_NAMES[i] }),
);

/** The trace header of Seismic Unix by its segy.h: names, places and types. */
export const SU_FIELDS: readonly HeaderField[] = [
  ...SHARED,
  ...OWN.map((field) => ({ ...field, sinceRevision: 0 })),
];

/** The same where the writer put SEG-Y's whole numbers into bytes 181 to 240: CDP_X, CDP_Y, inline … */
export const SU_FIELDS_WITH_INTEGERS: readonly HeaderField[] = [
  ...SHARED,
  ...TRACE_FIELDS.filter(({ byte }) => byte >= FIRST_SU_BYTE),
];
