import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** The rules that look at colours; the others find the same in every theme. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What the rules of axe, all or those of colours, find wrong on a page, as "rule: elements". */
export async function axeFaults(page: Page, rules: 'all' | 'of colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const only = rules === 'all' ? {} : { runOnly: RULES_OF_COLOURS };
  const { violations } = await page.evaluate(
    (chosen) => axe.run(document, { resultTypes: ['violations'], ...chosen }),
    only,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** Opens or closes everything that folds. */
export async function fold(page: Page, isOpen: boolean): Promise<void> {
  await page.evaluate((open) => {
    for (const details of document.querySelectorAll('details')) details.open = open;
  }, isOpen);
}
