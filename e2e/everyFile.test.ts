import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { answerDialogs } from './launchApp';
import { test } from './sharedWindow';
import { root } from './steps';

const data = join(root, '../shared/data');

/** Pages, known right values, scripts and picks that lie beside the data. */
const NO_DATA = /(\.md|\.py|right\.json|picks\.json)$/;

/** Files that hold no line, or a damaged one, and what their message must say. */
const REFUSED: readonly (readonly [file: RegExp, says: RegExp])[] = [
  [/\.gz$/, /gzip/],
  [/segyio-tests\/text\.sgy$/, /no trace/],
  [/crlf-damage/, /Line ends were changed/],
  [/format-0/, /Sample format code 0 in bytes 3225-3226/],
  [/las\.las$/, /LAS file/],
  [/mseed$/, /miniSEED/],
  [/plain\.(csv|txt)$/, /This is a text/],
  [/\.sac$/, /SAC file/],
  [/seg\.json$/, /JSON text/],
  [/\.segd$/, /SEG-D/],
  [/y\.sg2$/, /SEG-2 file cannot be read: .* trace 1, byte 1/],
];

const KINDS: Readonly<Record<string, RegExp>> = {
  '.dt1': /Sensors & Software/,
  '.hd': /Sensors & Software/,
  '.dzt': /GSSI/,
  '.rd3': /Malå/,
  '.rad': /Malå/,
  '.su': /Seismic Unix/,
};
/** The data file of a header file. */
const DATA_OF_HEADER: readonly (readonly [RegExp, string])[] = [
  [/\.HD$/, '.DT1'],
  [/\.rad$/, '.rd3'],
];

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !NO_DATA.test(path))
    .sort();
}

/** Traces and samples as the page of a case has them; null where it names none. */
function rightOf(path: string): { traces: number; samples: number } | null {
  const page = join(dirname(path), 'right.json');
  if (!existsSync(page)) return null;
  const { traces, samples, samplesWithoutStatus = samples } = JSON.parse(readFileSync(page, 'utf8'));
  return typeof traces === 'number' && typeof samplesWithoutStatus === 'number'
    ? { traces, samples: samplesWithoutStatus }
    : null;
}

/** Numbers of the labels along an axis. */
async function labelsOf(page: Page, axis: 'trace-axis' | 'time-axis'): Promise<number[]> {
  const canvas = page.locator(`.${axis} canvas`);
  await expect(canvas).toHaveAttribute('data-drawn', /./);
  const texts = ((await canvas.getAttribute('data-drawn')) ?? '').split('|');
  return texts.map((text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, '')));
}

async function checkRefused(page: Page, path: string, says: RegExp): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: basename(path) });
  await expect(alert).toContainText(says);
  const dismiss = alert.getByRole('button', { name: 'Dismiss' });
  if ((await dismiss.count()) === 0) {
    // A file that opens by other options has a page that offers them.
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Read so' }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  } else {
    // What to do stands behind what happened, which ends with the file's name.
    const text = (await alert.textContent()) ?? '';
    const remedy = text.slice(text.lastIndexOf(basename(path)) + basename(path).length);
    expect(remedy, path).toMatch(/[A-Z]\w+ .*\./);
    await dismiss.click();
  }
  await expect(alert).toBeHidden();
}

async function checkOpened(page: Page, path: string): Promise<void> {
  const [, ending] = DATA_OF_HEADER.find(([header]) => header.test(path)) ?? [];
  const shown = ending ? path.replace(/\.\w+$/, ending) : path;
  const facts = page.getByRole('region', { name: 'Data', exact: true });
  await expect(facts.getByTitle(shown, { exact: true })).toBeVisible();
  const text = (await facts.textContent()) ?? '';
  expect(text, path).toMatch(KINDS[extname(path).toLowerCase()] ?? /SEG-Y revision|Seismic Unix/);
  const right = rightOf(path);
  if (right) {
    const plain = text.replace(/(\d)\s(?=\d{3})/g, '$1');
    expect(plain, path).toContain(`${right.traces} traces`);
    expect(plain, path).toMatch(new RegExp(`Samples a trace\\s*${right.samples}\\D`));
  }
  const isRadar = KINDS[extname(path).toLowerCase()] !== undefined && !path.endsWith('.su');
  const title = page.locator('.time-axis svg .title');
  await expect(title).toHaveText(isRadar ? /\(ns\)$/ : /\((ms|m)\)$/);
  const across = await labelsOf(page, 'trace-axis');
  const down = await labelsOf(page, 'time-axis');
  expect([...across, ...down].every(Number.isFinite), `${path}: ${across} | ${down}`).toBe(true);
  if (down.length > 1) expect(down.at(-1), path).toBeGreaterThan(down[0]);
}

test('every file of the collection opens as what it is, or is refused in words', async ({ running }) => {
  test.skip(!existsSync(data), `the collection is not there: ${data}`);
  test.setTimeout(300_000);
  const { app, page } = running;
  const files = ['lines', 'segyio-tests', 'gpr', 'cases'].flatMap((folder) => filesIn(join(data, folder)));
  expect(files.length).toBeGreaterThan(80);
  for (const path of files) {
    await test.step(relative(data, path), async () => {
      await answerDialogs(app, path);
      await page.keyboard.press('Control+o');
      const [, says] = REFUSED.find(([file]) => file.test(path)) ?? [];
      if (says) await checkRefused(page, path, says);
      else await checkOpened(page, path);
    });
  }
});
