/** The card or its software replacement, as the browser engine names it. */
export interface GpuAdapter {
  /** As "nvidia ampere". */
  readonly name: string;
  /** True where the processor does the work of a card that is not there. */
  readonly isSoftware: boolean;
}

/** The first message of a page, sent once it has its port. */
export type GpuReadiness =
  | { readonly kind: 'ready'; readonly adapter: GpuAdapter }
  | { readonly kind: 'unusable'; readonly reason: string };
