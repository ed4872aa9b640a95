import { tickStep, ticks } from 'd3-array';

/** A step of 1, 2 or 5 times a power of ten that puts about `count` ticks on a span. */
export function niceStep(span: number, count: number): number {
  const step = tickStep(0, Math.abs(span), Math.max(1, count));
  return step > 0 && Number.isFinite(step) ? step : 1;
}

/** Round numbers between two ends, both included, ascending; about `count` of them. */
export function niceTicks(first: number, last: number, count: number): number[] {
  return ticks(Math.min(first, last), Math.max(first, last), Math.max(1, count));
}

/** Decimals that a multiple of the step needs. */
export function decimalsOf(step: number): number {
  let decimals = 0;
  for (let scaled = step; decimals < 12 && Math.abs(scaled - Math.round(scaled)) > 1e-6 * scaled; decimals++)
    scaled *= 10;
  return decimals;
}

/** A number as people read it: true minus sign, thin spaces in thousands, fixed decimals. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
  const isZero = Number(whole) === 0 && !(Number(fraction) > 0);
  return `${value < 0 && !isZero ? '\u2212' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** 2nd, 4th, 32nd. */
export function ordinal(count: number): string {
  const isTeen = Math.floor(count / 10) % 10 === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${formatNumber(count)}${ending}`;
}

/** A number of any size with the given significant digits: 0.0123, 1.23, 12 300, 1.23 × 10⁷. */
export function formatSignificant(value: number, digits = 3): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || !Number.isFinite(value)) return magnitude === 0 ? '0' : '–';
  if (magnitude >= 1e6 || magnitude < 1e-4) return formatScientific(value, digits);
  const exponent = Number(magnitude.toExponential(digits - 1).split('e')[1]);
  return formatNumber(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - exponent));
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

function formatScientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const raised = [...String(Number(exponent))].map((character) => SUPERSCRIPTS[character]).join('');
  return `${mantissa.replace('-', '\u2212')}\u2009×\u200910${raised}`;
}
