const STOPS = 'button:not(:disabled), input, select, summary, a[href]';

/** The visible elements of a page at which Tab stops, in their order. */
function stopsOf(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility());
}

/**
 * For a page over the window: it takes the focus, keeps it while Tab is used, and gives it back when it closes. Tab
 * wraps around at both ends, and returns to the page if the focused button was removed.
 */
export function holdFocus(page: HTMLElement): () => void {
  const before = document.activeElement;
  page.focus({ preventScroll: true });
  const end = new AbortController();
  const keep = (event: KeyboardEvent) => {
    const active = document.activeElement;
    const isLost = active === document.body;
    if (event.key !== 'Tab' || !(isLost || page.contains(active))) return;
    const stops = stopsOf(page);
    const [first, last] = [stops[0], stops.at(-1)];
    const isAtEnd = isLost || active === last;
    const isAtStart = isLost || active === first || active === page;
    if (event.shiftKey ? !isAtStart : !isAtEnd) return;
    (event.shiftKey ? last : first)?.focus();
    event.preventDefault();
  };
  window.addEventListener('keydown', keep, { signal: end.signal });
  return () => {
    end.abort();
    if (before instanceof HTMLElement) before.focus();
  };
}
