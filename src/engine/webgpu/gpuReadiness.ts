/** The card, or what stands in for it, as the browser engine names it. */
export interface GpuAdapter {
  /** As "nvidia ampere". */
  readonly name: string;
  /** True where the processor does the work of a card that is not there. */
  readonly isSoftware: boolean;
}

/** What a page says once it has its port, before it is asked anything. */
export type GpuReadiness =
  | { readonly kind: 'ready'; readonly adapter: GpuAdapter }
  | { readonly kind: 'unusable'; readonly reason: string };
