import type { Page } from '@playwright/test';
import { GERMAN } from '#contract/catalogue/german';
import { messageIn } from '#contract/catalogue/messageIn';

/** What a person reads or hears on the page: texts of elements, and attributes that are told. */
async function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const isSeen = (element: Element | null) =>
      element?.checkVisibility() && !element.closest('pre, code, kbd, .page-text');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = {
        parentElement: walker.currentNode.parentElement,
        data: walker.currentNode.nodeValue ?? '',
      };
      if (isSeen(parentElement)) texts.add(data.replace(/\s+/g, ' ').trim());
    }
    for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]'))
      if (isSeen(element))
        for (const name of ['title', 'aria-label', 'placeholder'])
          texts.add(element.getAttribute(name) ?? '');
    return [...texts];
  });
}

/** Texts of a German window that are English: the catalogue has other German for them. */
export async function englishTexts(page: Page): Promise<string[]> {
  const german = new Set<string>(
    Object.values<string | { one: string; other: string }>(GERMAN).flatMap((text) =>
      typeof text === 'string' ? [text] : [text.one, text.other],
    ),
  );
  const told = (await textsOn(page)).map((text) => text.replace(/^[^\p{L}]+/u, ''));
  // A name that was given to the line, and that a user may change.
  return told.filter((text) => text !== 'Demo line 1' && !german.has(text) && messageIn('de', text) !== text);
}
