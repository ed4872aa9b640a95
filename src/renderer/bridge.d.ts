import type { Bridge } from '#contract/contract';

declare global {
  interface Window {
    /** Set by preload; the page's only connection to main. */
    readonly diffrakt: Bridge;
  }
}
