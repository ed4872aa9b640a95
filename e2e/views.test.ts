import { expect, type Page, test } from '@playwright/test';
import { axeFaults, fold } from './axeFaults';
import { cutWords } from './cutWords';
import { englishTexts } from './englishTexts';
import { launchApp, type RunningApp } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

const SMALL = { width: 1024, height: 700 };
const USUAL = { width: 1280, height: 800 };
const SIZES = [SMALL, USUAL, { width: 1920, height: 1080 }] as const;
const PREFLIGHT_TIMEOUT_MS = 90_000;
/** The share of the window that belongs to the section at 1280 x 800. */
const SECTION_SHARE = 0.55;

const ENGLISH = {
  code: 'en',
  tabs: ['Panels', 'Training', 'Network', 'Clusters', 'Result', 'Judge', 'Map'],
  result: 'Result',
  score: 'Score against the truth',
  popovers: ['Learner', 'Overlay', 'Display'],
  machine: 'This machine',
  keys: 'Keys and about',
  engine: 'Engine',
  preferences: 'Preferences',
};
const GERMAN: typeof ENGLISH = {
  code: 'de',
  tabs: ['Panels', 'Training', 'Netz', 'Cluster', 'Ergebnis', 'Prüfung', 'Karte'],
  result: 'Ergebnis',
  score: 'Vergleich mit der Wahrheit',
  popovers: ['Lerner', 'Überlagerung', 'Anzeige'],
  machine: 'Dieser Rechner',
  keys: 'Tasten und Info',
  engine: 'Rechenwerk',
  preferences: 'Einstellungen',
};

async function sectionShare(page: Page): Promise<number> {
  const box = await page.getByRole('region', { name: 'Section', exact: true }).boundingBox();
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return box ? (box.width * box.height) / (width * height) : 0;
}

async function resize({ app, page }: RunningApp, { width, height }: (typeof SIZES)[number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height),
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

/** What is wrong with a view, told beside its picture. */
class Looks {
  constructor(
    private readonly page: Page,
    private readonly pathOf: (name: string) => string,
    private readonly language: string,
  ) {}

  /** No text is cut, and none is English in a German window. */
  async look(name: string): Promise<void> {
    const cut = await cutWords(this.page);
    const english = this.language === 'de' ? await englishTexts(this.page) : [];
    if (cut.length + english.length > 0)
      await this.page.screenshot({ path: this.pathOf(`${this.language}-${name}.png`) });
    expect.soft(cut, `cut: ${this.language}, ${name}`).toEqual([]);
    expect.soft(english, `English: ${name}`).toEqual([]);
  }

  /** In both themes; texts take the same room in both. */
  async read(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      await expect(this.page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await this.page.screenshot({ path: this.pathOf(`${this.language}-${name}-${colorScheme}.png`) });
      expect.soft(await axeFaults(this.page), `${this.language}, ${name}, ${colorScheme}`).toEqual([]);
    }
  }
}

/** All tabs and popovers in all sizes, at the usual one in both themes. */
async function walkTabs(running: RunningApp, words: typeof ENGLISH, looks: Looks): Promise<void> {
  const { page } = running;
  for (const size of SIZES) {
    await resize(running, size);
    for (const tab of words.tabs) {
      await page.getByRole('tab', { name: tab }).click();
      if (tab === words.result)
        await expect(page.getByRole('region', { name: words.score })).toBeVisible({ timeout: 30_000 });
      await page.waitForTimeout(50);
      await looks.look(`${size.width}-${tab}`);
      if (size !== USUAL) continue;
      await fold(page, true);
      await looks.look(`unfolded-${tab}`);
      await looks.read(tab);
      await fold(page, false);
    }
    for (const name of words.popovers) {
      await page.getByRole('button', { name, exact: true }).click();
      await looks.look(`${size.width}-${name}`);
      if (size === USUAL) await looks.read(name);
      await page.keyboard.press('Escape');
    }
  }
}

/** The pages over the window in the smallest one, in both themes. */
async function walkPages(running: RunningApp, words: typeof ENGLISH, looks: Looks): Promise<void> {
  const { page } = running;
  await resize(running, SMALL);
  for (const [key, name] of [
    ['Control+k', null],
    ['Control+Alt+z', null],
    ['Control+i', null],
    ['Control+Shift+o', null],
    ['?', words.keys],
    ['F7', words.engine],
    ['Control+,', words.preferences],
  ] as const) {
    await page.keyboard.press(key);
    if (name !== null) await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible();
    if (name === words.engine)
      await expect(page.getByRole('region', { name: words.machine })).toBeVisible({ timeout: 30_000 });
    await looks.look(name ?? key);
    await looks.read(name ?? key);
    await page.keyboard.press('Escape');
  }
}

test('every view fits its place and can be read by a screen reader, in both themes and languages', async ({
  browserName: _,
}, info) => {
  test.setTimeout(600_000);
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  const looksIn = ({ code }: typeof ENGLISH) => new Looks(page, (name) => info.outputPath(name), code);
  const english = looksIn(ENGLISH);
  await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
  await english.look('start');
  await english.read('start');
  await openDemoLine(page);
  expect(await sectionShare(page)).toBeGreaterThanOrEqual(SECTION_SHARE);
  for (const tab of ENGLISH.tabs) {
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
  await walkTabs(running, ENGLISH, english);
  await page.keyboard.press('F1');
  await english.look('guide');
  await page.keyboard.press('Escape');
  await walkPages(running, ENGLISH, english);
  await page.keyboard.press('Control+,');
  await page.getByLabel('Language').selectOption('Deutsch');
  await expect(page.getByRole('dialog', { name: GERMAN.preferences })).toBeVisible();
  await page.keyboard.press('Escape');
  await walkTabs(running, GERMAN, looksIn(GERMAN));
  await walkPages(running, GERMAN, looksIn(GERMAN));
  await running.close();
});
