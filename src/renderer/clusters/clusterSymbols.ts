import { symbol, symbolsFill } from 'd3';

/** The outline of a cluster's symbol around (0, 0): neighbours differ in shape as well as in colour. */
export function symbolOf(cluster: number, area: number): string {
  return symbol(symbolsFill[cluster % symbolsFill.length], area)() ?? '';
}
