import { expect, type Page, test } from '@playwright/test';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const TABS = ['Panels', 'Training', 'Network', 'Result'] as const;
/** The share of the window that belongs to the section at 1280 x 800. */
const SECTION_SHARE = 0.55;

/** Words that do not fit their box and are cut without an ellipsis, or lie beyond the window. */
async function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, p, h1, h2, label, span, td, th, b',
    )) {
      const text = element.textContent?.trim() ?? '';
      const box = element.getBoundingClientRect();
      if (!text || box.width === 0 || element.closest('[popover]:not(:popover-open)')) continue;
      const style = getComputedStyle(element);
      const isCut = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
      const isHidden = isCut && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
      const isBeyond = box.right > innerWidth + 1 && !element.closest('.page, .holder, .list');
      const panel = element.closest('aside, .desk, header, footer')?.getBoundingClientRect();
      const leavesPanel = panel !== undefined && box.right > panel.right + 1;
      if (isHidden || isBeyond || leavesPanel) cut.push(text.slice(0, 60));
    }
    return cut;
  });
}

async function sectionShare(page: Page): Promise<number> {
  const box = await page.getByRole('region', { name: 'Section', exact: true }).boundingBox();
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return box ? (box.width * box.height) / (width * height) : 0;
}

for (const colourScheme of ['dark', 'light'] as const) {
  test(`every view fits its place, ${colourScheme}`, async ({ browserName: _ }, info) => {
    const running = await launchApp({ colourScheme });
    const { app, page } = running;
    const look = async (name: string) => {
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      expect(await cutWords(page), name).toEqual([]);
    };
    const resize = async ({ width, height }: (typeof SIZES)[number]) => {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height),
        { width, height },
      );
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    };
    await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
    await look('start');
    await openDemoLine(page);
    expect(await sectionShare(page)).toBeGreaterThanOrEqual(SECTION_SHARE);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      await look(`empty-${tab}`);
    }
    await pickByTruth(page);
    await trainBriefly(page);
    await waitForRun(page);
    for (const size of SIZES) {
      await resize(size);
      for (const tab of TABS) {
        await page.getByRole('tab', { name: tab }).click();
        if (tab === 'Result')
          await expect(page.getByRole('region', { name: 'Score against the truth' })).toBeVisible({
            timeout: 30_000,
          });
        await page.waitForTimeout(150);
        await look(`${size.width}-${tab}`);
      }
      for (const name of ['Overlay', 'Display']) {
        await page.getByRole('button', { name, exact: true }).click();
        await look(`${size.width}-${name}`);
        await page.keyboard.press('Escape');
      }
    }
    await page.keyboard.press('F1');
    await look('keys');
    await running.close();
  });
}
