import { legibleOn } from '#seismic/display/ownClassLook';

/** How a cluster of windows looks: always a number beside the colour, and a shape of its own among its neighbours. */
export interface ClusterStyle {
  /** 1 for the first one. */
  readonly number: number;
  readonly colour: string;
  /** For marks and text on a dark ground (4.5:1 on #14181c). */
  readonly onDark: string;
  /** For marks and text on a light ground (4.5:1 on #ffffff). */
  readonly onLight: string;
}

/** Paul Tol's "muted" colours, told apart by colour-blind eyes, and three more. */
const COLOURS = [
  ...['#CC6677', '#88CCEE', '#DDCC77', '#117733', '#AA4499', '#44AA99'],
  ...['#999933', '#332288', '#882255', '#EE8866', '#BBBBBB', '#EEDD88'],
] as const;

const STYLES: readonly ClusterStyle[] = COLOURS.map((colour, i) => ({
  ...{ number: i + 1, colour },
  onDark: legibleOn('#14181c', colour),
  onLight: legibleOn('#ffffff', colour),
}));

/** How a cluster looks by its index from 0; beyond the twelfth the colours come again. */
export function clusterStyleOf(cluster: number): ClusterStyle {
  return { ...STYLES[cluster % STYLES.length], number: cluster + 1 };
}
