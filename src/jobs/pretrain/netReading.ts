/** What a list of pre-trained nets says of one. */
export interface NetFacts {
  readonly seed: number;
  readonly sections: number;
  readonly steps: number;
  /** True where its simulations were like a line. */
  readonly isLikeLine: boolean;
  readonly parameterCount: number;
  /** Share of the samples of further simulated sections that are right without picks, 0 to 1. */
  readonly accuracy: number;
  /** Mean F1 of the tops of diffractions there, 0 to 1. */
  readonly apexF1: number;
  readonly engine: string;
  readonly seconds: number;
  readonly sha256: string;
}

/** A folder's net, or why it cannot be read. */
export type NetReading = { readonly facts: NetFacts } | { readonly problem: string };
