import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { answerDialogs, chooseInMenu } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, plotOf, trainBriefly, waitForAnswer, waitForRun } from './steps';

/** Mean and largest difference of two canvases in 8-bit steps, a column in 7 and a row in 5 compared. */
async function compare(page: Page, one: Buffer, other: Buffer): Promise<{ mean: number; share: number }> {
  return page.evaluate(
    async ([first, second]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
      };
      const [a, b] = [await pixels(first), await pixels(second)];
      let sum = 0;
      let different = 0;
      for (let i = 0; i < a.length; i++) {
        const difference = Math.abs(a[i] - b[i]);
        sum += difference;
        if (difference > 8) different++;
      }
      return { mean: a.length === b.length ? sum / a.length : 255, share: different / a.length };
    },
    [one.toString('base64'), other.toString('base64')] as const,
  );
}

/** The section once it is painted, nothing of it is missing, and two pictures of it are the same. */
async function settledPicture(page: Page): Promise<Buffer> {
  const plot = plotOf(page);
  const canvas = plot.locator('canvas[data-painter]');
  await expect(canvas).toHaveAttribute('data-missing-tiles', '0');
  let last = await plot.screenshot();
  const isSettled = async (): Promise<boolean> => {
    const before = last;
    // On a busy machine a painter paints its first picture long after it was chosen.
    await expect(canvas).toHaveAttribute('data-exact', 'true');
    last = await plot.screenshot();
    return last.equals(before);
  };
  await expect.poll(isSettled, { intervals: [300] }).toBe(true);
  return last;
}

async function pictureBy(page: Page, painter: 'webgl' | 'canvas'): Promise<Buffer> {
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await page.getByLabel('Drawn by').selectOption(painter);
  await page.keyboard.press('Escape');
  const canvas = plotOf(page).locator('canvas[data-painter]');
  await expect(canvas).toHaveAttribute('data-painter', painter);
  await page.mouse.move(5, 5);
  return settledPicture(page);
}

/** Draws by both and expects the same picture. */
async function expectSame(page: Page, name: string): Promise<Buffer> {
  const [byCanvas, byWebgl] = [await pictureBy(page, 'canvas'), await pictureBy(page, 'webgl')];
  const { mean, share } = await compare(page, byCanvas, byWebgl);
  console.log(`${name}: mean difference ${mean.toFixed(3)}, ${(share * 100).toFixed(2)} %`);
  expect(mean).toBeLessThan(0.5);
  expect(share).toBeLessThan(0.005);
  return byWebgl;
}

/** Wiggles alone and over density are the same by both, and another picture than density. */
async function expectSameWiggles(page: Page): Promise<void> {
  const density = await pictureBy(page, 'canvas');
  for (const drawnAs of ['wiggle', 'both']) {
    await page.getByRole('button', { name: 'Display', exact: true }).click();
    await page.getByLabel('Drawn as').selectOption(drawnAs);
    await page.keyboard.press('Escape');
    const wiggles = await expectSame(page, drawnAs);
    expect((await compare(page, wiggles, density)).mean).toBeGreaterThan(5);
    await page.screenshot({ path: test.info().outputPath(`${drawnAs}.png`) });
  }
}

test.use({ liveAnswers: true });

test('WebGL2 and the 2-D canvas draw the same pictures: classes and their contour, two results, wiggles', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await waitForAnswer(page, /Pre-trained/);
  await trainBriefly(page);
  await waitForRun(page);
  await page.getByRole('button', { name: 'Overlay', exact: true }).click();
  await page.locator('#overlay-controls').getByRole('slider', { name: 'Threshold' }).fill('0.5');
  await page.locator('#overlay-controls').getByLabel('Contour').check();
  await page.keyboard.press('Escape');
  const ofRun = await expectSame(page, 'run');

  // The run against the answer without training: beside each other, then their difference.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Compare two results');
  await page.keyboard.press('Enter');
  const bar = page.getByRole('group', { name: 'Comparison of two results' });
  await expect(bar.getByLabel('Result A')).toHaveValue(/.+/);
  await expect(bar.getByLabel('Result B')).toHaveValue('live');
  const divider = page.getByRole('separator', { name: 'Divider between result A and result B' });
  await divider.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(divider).toHaveAttribute('aria-valuenow', '30');
  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('The section is not drawn.');
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 60);
  await page.mouse.up();
  await expect(divider).toHaveAttribute('aria-valuenow', '60');
  const swiped = await expectSame(page, 'swipe');
  await page.screenshot({ path: test.info().outputPath('swipe.png') });
  await bar.getByLabel('Shown as').selectOption('difference');
  await expect(page.locator('.legend')).toContainText(/Classes of A and B differ at [\d.]+ %/);
  const difference = await expectSame(page, 'difference');
  await page.screenshot({ path: test.info().outputPath('difference.png') });
  for (const [one, other] of [
    [ofRun, swiped],
    [swiped, difference],
  ])
    expect((await compare(page, one, other)).mean).toBeGreaterThan(1);
  const figure = test.info().outputPath('compared.svg');
  await answerDialogs(running.app, figure);
  await chooseInMenu(running.app, 'exportSvg');
  await expect(page.getByText('View saved: compared.svg')).toBeVisible({ timeout: 30_000 });
  const drawn = readFileSync(figure, 'utf8');
  for (const words of ['A: Run 1', 'B: ', 'where A and B differ', 'differ: ']) expect(drawn).toContain(words);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expectSameWiggles(page);
});
