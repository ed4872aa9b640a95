import type { Bridge } from '#contract/contract';

declare global {
  interface Window {
    /** Put there by preload; the only way out of the page. */
    readonly diffrakt: Bridge;
  }
}
