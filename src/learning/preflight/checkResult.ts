/** Result of a check: green, nothing to do; amber, see the advice; red, do not train yet. */
export type CheckColour = 'green' | 'amber' | 'red';

/** Rows behind a finding: parameters by layer, accuracy by net. */
export interface CheckTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The finding of a check before training. */
export interface CheckResult {
  readonly colour: CheckColour;
  /** The number that decides, as "11 296 parameters, 24 picks: 471 each". */
  readonly finding: string;
  /** One sentence on what to do. */
  readonly advice: string;
  readonly table: CheckTable | null;
}

/** Lets other work of the thread run; throws where the user has requested a stop. */
export type YieldThread = () => Promise<void>;

const ORDER: readonly CheckColour[] = ['green', 'amber', 'red'];

/** The worst of several colours; green where there are none. */
export function worstColour(colours: readonly CheckColour[]): CheckColour {
  return ORDER[Math.max(0, ...colours.map((colour) => ORDER.indexOf(colour)))];
}

/** Green up to the first limit, amber up to the second, else red: NaN is red. */
export function colourBelow(value: number, greenTo: number, amberTo: number): CheckColour {
  if (value <= greenTo) return 'green';
  return value <= amberTo ? 'amber' : 'red';
}

/** A whole number in groups of three: 11 296. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** A small number with two significant digits: 3.1e-7; 0 stays "0". */
export function shortNumber(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5
    ? value.toExponential(1)
    : String(Number(value.toPrecision(2)));
}
