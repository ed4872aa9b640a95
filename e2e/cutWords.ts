import type { Page } from '@playwright/test';
import { nextFrame } from './steps';

/** Words that do not fit their box and are cut without an ellipsis, or are beyond the window, once it is drawn. */
export async function cutWords(page: Page): Promise<string[]> {
  await nextFrame(page);
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, p, h1, h2, label, span, td, th, b',
    )) {
      const text = element.textContent?.trim() ?? '';
      const box = element.getBoundingClientRect();
      if (!text || box.width === 0 || element.closest('[popover]:not(:popover-open), .unseen')) continue;
      const style = getComputedStyle(element);
      const isCut = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
      const isHidden = isCut && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
      const isBeyond = box.right > innerWidth + 1 && !element.closest('.page, .holder, .list');
      const panel = element.closest('aside, .desk, header, footer')?.getBoundingClientRect();
      const leavesPanel = panel !== undefined && box.right > panel.right + 1 && !element.closest('.holder');
      if (isHidden || isBeyond || leavesPanel) cut.push(text.slice(0, 60));
    }
    const ruler = document.createElement('canvas').getContext('2d');
    for (const select of document.querySelectorAll('select')) {
      const text = select.selectedOptions[0]?.label ?? '';
      if (!ruler || select.clientWidth === 0 || select.closest('[popover]:not(:popover-open)')) continue;
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      ruler.font = font;
      const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      // The arrow takes the rest.
      if (ruler.measureText(text).width > room - 14) cut.push(`chosen: ${text}`);
    }
    return cut;
  });
}
