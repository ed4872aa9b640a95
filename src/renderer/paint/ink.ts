/** Colours and letters of the page, for what is painted on a canvas. */
export interface Ink {
  readonly quiet: string;
  readonly accent: string;
  readonly ground: string;
  /** As CSS names it. */
  readonly fontFamily: string;
}

/** The ink of the theme that is shown. */
export function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    quiet: colour('--text-quiet'),
    accent: colour('--accent'),
    ground: colour('--ground'),
    fontFamily: style.fontFamily,
  };
}
