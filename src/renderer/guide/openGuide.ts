import { guide } from '#renderer/guide/guide.svelte';
import type { GuidePageName } from '#renderer/guide/guidePages';
import { pageInView } from '#renderer/guide/pageInView';
import { pages } from '#renderer/stores/pages.svelte';

/** Opens the guide at the page of what is in view, or at the page given. */
export function openGuide(name: GuidePageName = pageInView()): void {
  guide.show(name);
  pages.open = 'guide';
}

/** Opens the guide, or closes it where it is open. */
export function toggleGuide(): void {
  if (pages.open === 'guide') pages.close();
  else openGuide();
}
