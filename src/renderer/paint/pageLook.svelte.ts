/** What canvases that are painted in the colours and letters of the page depend on. */
class PageLook {
  theme = $state<'light' | 'dark'>('dark');
  /** Incremented when a font has been loaded. */
  fonts = $state(0);
}

export const pageLook = new PageLook();
