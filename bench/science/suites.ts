/**
 * The suites of known lines. Seeds of the kept-back ones are not to be looked at while anything is tuned; 201 to 206,
 * 301 to 307, 401 to 406, 501 to 507, 601 to 606, 701 to 707, 801 to 806, 901 to 907, 1001 to 1006 and 1101 to 1107
 * have been, and 2001 to 2006 and 2101 to 2107 were used to find apexes and to choose among nets; 3001 to 3006, 3101
 * to 3107, 4001 to 4006, 4101 to 4107, 5001 to 5006, 5101 to 5107, 6001 to 6006, 6101 to 6107, 7001 to 7006, 7101 to
 * 7107, 8001 to 8006, 8101 to 8107, 9001 to 9006, 9101 to 9107, 10001 to 10006, 10101 to 10107, 11101 to 11107, 13001
 * to 13006 and 13101 to 13107 have been looked at once or more often.
 */
import { SCENE_NAMES } from './born/scenes';
import { simulateByOneWayWaves } from './born/simulate';
import { KINDS } from './differences/kinds';
import { simulateByDifferences } from './differences/simulate';
import type { KnownLine } from './knownLine';

const SUITE_NAMES = ['dev', 'test', 'foreign'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/** A line of a suite; `make` takes about ten seconds of one core. */
export interface SuiteLine {
  readonly name: string;
  readonly make: () => KnownLine;
}

function differences(firstSeed: number): SuiteLine[] {
  return KINDS.map((kind, i) => ({
    name: `${kind}-${firstSeed + i}`,
    make: () => simulateByDifferences(kind, firstSeed + i),
  }));
}

/** dev: finite differences, to tune on. test: the same kinds, kept back. foreign: other physics, kept back. */
export const SUITES: Readonly<Record<SuiteName, readonly SuiteLine[]>> = {
  dev: differences(101),
  test: differences(11001),
  foreign: SCENE_NAMES.map((name, i) => ({
    name: `${name}-${12101 + i}`,
    make: () => simulateByOneWayWaves(name, 12101 + i),
  })),
};

export function isSuiteName(word: string): word is SuiteName {
  return SUITE_NAMES.some((name) => name === word);
}
