import { expect, type Page, test } from '@playwright/test';
import { textIn } from '#contract/catalogue/catalogue';
import type { Language } from '#contract/catalogue/languages';
import { axeFaults, fold } from './axeFaults';
import { cutWords } from './cutWords';
import { englishTexts } from './englishTexts';
import { launchApp, type RunningApp, setSize } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

const SMALL = { width: 1024, height: 700 };
const USUAL = { width: 1280, height: 800 };
const SIZES = [SMALL, USUAL, { width: 1920, height: 1080 }] as const;
const PREFLIGHT_TIMEOUT_MS = 90_000;
/** The share of the window that belongs to the section at 1280 x 800. */
const SECTION_SHARE = 0.55;

const TABS = ['Panels', 'Training', 'Network', 'Clusters', 'Result', 'Judge', 'Map'] as const;
const POPOVERS = ['Learner', 'Overlay', 'Display'] as const;
/** Pages over the window by their keys; those with a name say it to a screen reader. */
const PAGES = [
  ['Control+k', null],
  ['Control+Alt+z', null],
  ['Control+i', null],
  ['Control+Shift+o', null],
  ['?', 'Keys and about'],
  ['F7', 'Engine'],
  ['Control+,', 'Preferences'],
] as const;

async function sectionShare(page: Page): Promise<number> {
  const box = await page.getByRole('region', { name: 'Section', exact: true }).boundingBox();
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return box ? (box.width * box.height) / (width * height) : 0;
}

async function resize(running: RunningApp, size: (typeof SIZES)[number]): Promise<void> {
  await setSize(running, size);
  await expect.poll(() => running.page.evaluate(() => innerWidth)).toBe(size.width);
}

/** The window in one language; what is wrong with a view is told beside its picture. */
class Views {
  readonly page: Page;

  constructor(
    private readonly running: RunningApp,
    private readonly language: Language,
  ) {
    this.page = running.page;
  }

  private async expectNone(faults: string[], name: string): Promise<void> {
    if (faults.length > 0)
      await this.page.screenshot({ path: test.info().outputPath(`${this.language}-${name}.png`) });
    expect.soft(faults, `${this.language}, ${name}`).toEqual([]);
  }

  /** No text is cut, and none is English in a German window. */
  async look(name: string): Promise<void> {
    await this.expectNone(await cutWords(this.page), `cut in ${name}`);
    if (this.language === 'de') await this.expectNone(await englishTexts(this.page), `English in ${name}`);
  }

  /** In both themes, which differ in colours alone; a language does not change them. */
  async read(name: string): Promise<void> {
    const dark = [['dark', 'all']] as const;
    const both = [['light', 'of colours'], ...dark] as const;
    for (const [colorScheme, rules] of this.language === 'en' ? both : dark) {
      await this.page.emulateMedia({ colorScheme });
      await expect(this.page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await this.expectNone(await axeFaults(this.page, rules), `${name}, ${colorScheme}`);
    }
  }

  private async walkTab(tab: (typeof TABS)[number], size: (typeof SIZES)[number]): Promise<void> {
    const { page, language } = this;
    await page.getByRole('tab', { name: textIn(language, tab) }).click();
    if (tab === 'Result') {
      const score = page.getByRole('region', { name: textIn(language, 'Score against the truth') });
      await expect(score).toBeVisible({ timeout: 30_000 });
    }
    await this.look(`${size.width}-${tab}`);
    if (size !== USUAL) return;
    await fold(page, true);
    await this.look(`unfolded-${tab}`);
    await this.read(tab);
    await fold(page, false);
  }

  /** All tabs and popovers in all sizes, at the usual one in both themes. */
  async walkTabs(): Promise<void> {
    for (const size of SIZES) {
      await resize(this.running, size);
      for (const tab of TABS) await this.walkTab(tab, size);
      for (const name of POPOVERS) {
        await this.page.getByRole('button', { name: textIn(this.language, name), exact: true }).click();
        await this.look(`${size.width}-${name}`);
        if (size === USUAL) await this.read(name);
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** The pages over the window in the smallest one, in both themes. */
  async walkPages(): Promise<void> {
    const { page, language } = this;
    await resize(this.running, SMALL);
    for (const [key, name] of PAGES) {
      await page.keyboard.press(key);
      if (name !== null)
        await expect(page.getByRole('dialog', { name: textIn(language, name), exact: true })).toBeVisible();
      if (name === 'Engine') {
        const machine = page.getByRole('region', { name: textIn(language, 'This machine') });
        await expect(machine).toBeVisible({ timeout: 30_000 });
      }
      await this.look(name ?? key);
      await this.read(name ?? key);
      await page.keyboard.press('Escape');
    }
  }
}

test('every view fits its place and can be read by a screen reader, in both themes and languages', async () => {
  test.setTimeout(600_000);
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  const [english, german] = [new Views(running, 'en'), new Views(running, 'de')];
  await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
  await english.look('start');
  await english.read('start');
  await openDemoLine(page);
  expect(await sectionShare(page)).toBeGreaterThanOrEqual(SECTION_SHARE);
  for (const tab of TABS) {
    await page.getByRole('tab', { name: tab }).click();
    await english.look(`empty-${tab}`);
  }
  await english.read('no picks');
  await pickByTruth(page);
  await page.keyboard.press('p');
  const summary = page.getByRole('status', { name: 'Preflight summary' });
  await expect(summary).toHaveText(/ in /, { timeout: PREFLIGHT_TIMEOUT_MS });
  await trainBriefly(page);
  await waitForRun(page);
  await english.walkTabs();
  await page.keyboard.press('F1');
  await english.look('guide');
  await page.keyboard.press('Escape');
  await english.walkPages();
  await page.keyboard.press('Control+,');
  await page.getByLabel('Language').selectOption('Deutsch');
  await expect(page.getByRole('dialog', { name: textIn('de', 'Preferences') })).toBeVisible();
  await page.keyboard.press('Escape');
  await german.walkTabs();
  await german.walkPages();
  await running.close();
});
