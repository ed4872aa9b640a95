import {
  type CheckColour,
  type CheckResult,
  shortNumber,
  worstColour,
} from '#learning/preflight/checkResult';

/** A pick's window as the file has it. */
export interface RawWindow {
  readonly pickId: string;
  /** [trace][sample] */
  readonly samples: Float32Array;
  readonly sampleCount: number;
}

/** Squares of larger ones overflow single precision when a window of them is summed. */
const LARGEST_SAFE = 1e17;
/** Squares of smaller ones are lost in single precision. */
const SMALLEST_SAFE = 1e-17;
/** A sample so many times as strong as the RMS of most windows is a spike. */
const SPIKE_RATIO = 1000;

interface WindowFinding {
  readonly pickId: string;
  readonly notFinite: number;
  readonly isDead: boolean;
  readonly isConstant: boolean;
  readonly deadTraces: number;
  readonly traces: number;
  readonly rms: number;
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly rms: number;
  readonly notFinite: number;
}

/** Range and RMS of the values that are finite. */
function rangeOf(arrays: readonly Float32Array[]): Range {
  let [minimum, maximum, squares, count, notFinite] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    0,
    0,
  ];
  for (const values of arrays)
    for (const value of values) {
      if (!Number.isFinite(value)) {
        notFinite++;
        continue;
      }
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      squares += value * value;
      count++;
    }
  if (count === 0) return { minimum: 0, maximum: 0, rms: 0, notFinite };
  return { minimum, maximum, rms: Math.sqrt(squares / count), notFinite };
}

function examine({ pickId, samples, sampleCount }: RawWindow): WindowFinding {
  const { minimum, maximum, notFinite, rms } = rangeOf([samples]);
  const traces = samples.length / sampleCount;
  let deadTraces = 0;
  for (let first = 0; first < samples.length; first += sampleCount)
    if (samples.subarray(first, first + sampleCount).every((value) => value === 0)) deadTraces++;
  const isOneValue = minimum === maximum;
  const isDead = isOneValue && maximum === 0;
  return { pickId, notFinite, isDead, isConstant: isOneValue && !isDead, deadTraces, traces, rms };
}

/** Median RMS of the windows: one spike does not change it. */
function usualRms(findings: readonly WindowFinding[]): number {
  const sorted = findings.map(({ rms }) => rms).sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function namesOf(findings: readonly WindowFinding[]): string {
  const names = findings.slice(0, 3).map(({ pickId }) => pickId);
  return findings.length > 3 ? `${names.join(', ')} and ${findings.length - 3} more` : names.join(', ');
}

/** One possible fault: its severity, the finding, and the advice. */
interface Trouble {
  readonly colour: CheckColour;
  readonly finding: string;
  readonly advice: string;
}

function troublesOf(findings: readonly WindowFinding[], raw: Range, panels: Range): Trouble[] {
  const largest = Math.max(Math.abs(raw.minimum), Math.abs(raw.maximum));
  const usual = usualRms(findings);
  const troubles: Trouble[] = [];
  const add = (isThere: boolean, colour: CheckColour, finding: string, advice: string): void => {
    if (isThere) troubles.push({ colour, finding, advice });
  };
  const windows = (name: string, members: readonly WindowFinding[], advice: string): void =>
    add(members.length > 0, 'amber', `${members.length} ${name}: ${namesOf(members)}`, advice);
  add(
    panels.notFinite > 0,
    'red',
    `${panels.notFinite} panel values are not finite`,
    'Do not train: see the other lines of this check, and report this.',
  );
  add(
    largest > LARGEST_SAFE || (largest > 0 && largest < SMALLEST_SAFE),
    'red',
    `amplitudes to ${shortNumber(largest)} overflow single precision when squared`,
    'Scale the line so that its amplitudes are near 1.',
  );
  windows(
    'windows with samples that are not finite',
    findings.filter(({ notFinite }) => notFinite > 0),
    'Correct the file or move these picks: such samples are read as 0.',
  );
  windows(
    'windows without any signal',
    findings.filter(({ isDead }) => isDead),
    'Move these picks onto live traces: a dead window has no signal to train on.',
  );
  windows(
    'windows of one value throughout',
    findings.filter(({ isConstant }) => isConstant),
    'Move these picks: a constant window has no signal to train on.',
  );
  windows(
    'windows more than half dead',
    findings.filter(({ isDead, deadTraces, traces }) => !isDead && 2 * deadTraces > traces),
    'Move these picks away from the dead traces.',
  );
  add(
    largest > SPIKE_RATIO * usual && usual > 0,
    'amber',
    `a sample is ${Math.round(largest / usual)} times as strong as the RMS of most windows`,
    'Look for spikes in the picked windows.',
  );
  return troubles;
}

function sumOf(
  findings: readonly WindowFinding[],
  count: (finding: WindowFinding) => number | boolean,
): string {
  return String(findings.reduce((sum, finding) => sum + Number(count(finding)), 0));
}

/**
 * The picks' samples as the file has them, and the panels made from them for the net: NaN, infinities,
 * windows without signal or of one value, dead traces, ranges that single precision cannot hold.
 */
export function checkFiniteInputs(
  windows: readonly RawWindow[],
  panels: readonly Float32Array[],
): CheckResult {
  const findings = windows.map(examine);
  const raw = rangeOf(windows.map(({ samples }) => samples));
  const made = rangeOf(panels);
  const troubles = troublesOf(findings, raw, made);
  const range = ({ minimum, maximum }: Range): string => `${shortNumber(minimum)} to ${shortNumber(maximum)}`;
  const rows = [
    ['samples that are not finite', sumOf(findings, (one) => one.notFinite)],
    ['windows without any signal', sumOf(findings, (one) => one.isDead)],
    ['windows of one value', sumOf(findings, (one) => one.isConstant)],
    ['dead traces in windows', sumOf(findings, (one) => one.deadTraces)],
    ['amplitudes', `${range(raw)}, RMS ${shortNumber(raw.rms)}`],
    ['panel values', `${range(made)}, RMS ${shortNumber(made.rms)}`],
    ['panel values that are not finite', String(made.notFinite)],
  ];
  const clean = `all samples of ${windows.length} windows are finite, amplitudes ${range(raw)}, panels ${range(made)}`;
  return {
    colour: worstColour(troubles.map(({ colour }) => colour)),
    finding: troubles.length === 0 ? clean : troubles.map(({ finding }) => finding).join('; '),
    advice: troubles.length === 0 ? 'The inputs are sound.' : troubles[0].advice,
    table: { heads: ['what', 'found'], rows },
  };
}
