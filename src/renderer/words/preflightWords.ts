import type { PreflightCheck } from '#contract/contract';
import { PREFLIGHT_TIPS } from '#contract/training';
import { sayName } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

type Colour = PreflightCheck['colour'];
type Tip = PreflightCheck['tip'];

const COLOURS: readonly Colour[] = ['green', 'amber', 'red'];

/** Checks grouped by tip, in the order of the tips; tips without checks are left out. */
export function byTip(
  checks: readonly PreflightCheck[],
): { readonly number: number; readonly tip: Tip; readonly checks: PreflightCheck[] }[] {
  return PREFLIGHT_TIPS.map((tip, i) => ({
    number: i + 1,
    tip,
    checks: checks.filter((check) => check.tip === tip),
  })).filter((group) => group.checks.length > 0);
}

/** As "6 green, 1 amber". */
export function countWords(checks: readonly PreflightCheck[]): string {
  return COLOURS.map((colour) => [colour, checks.filter((check) => check.colour === colour).length] as const)
    .filter(([, count]) => count > 0)
    .map(([colour, count]) => `${count} ${sayName(colour)}`)
    .join(', ');
}

/** Seconds with one digit below ten: "7.3 s", "48 s". */
export function secondsWords(seconds: number): string {
  return `${formatNumber(seconds, seconds < 10 ? 1 : 0)} s`;
}
