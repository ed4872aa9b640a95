import { expect, type Page } from '@playwright/test';
import { answerOf } from './bridge';
import { test } from './sharedWindow';
import { drawnCount, openDemoLine, placeOnPlot, plotOf } from './steps';

const DEMO = { traceCount: 512, sampleCount: 750, sampleIntervalMs: 4 };

async function placeInWindow(page: Page, at: { trace: number; timeMs: number }) {
  const [place, box] = [await placeOnPlot(page, DEMO, at), await plotOf(page).boundingBox()];
  return { x: place.x + (box?.x ?? 0), y: place.y + (box?.y ?? 0) };
}

test('the palette chooses the hyperbola tool, which adds a pick with its velocity; its menu duplicates it', async ({
  running,
}) => {
  const { page } = running;
  await openDemoLine(page);
  await page.keyboard.press('Control+K');
  const field = page.getByRole('combobox', { name: 'Command' });
  await expect(field).toBeFocused();
  await field.fill('hyp');
  await expect(page.getByRole('option').first()).toHaveText(/Hyperbola tool\s*H/);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(page.getByRole('button', { name: 'Hyperbola' })).toHaveAttribute('aria-pressed', 'true');

  // The simulated line has a diffraction at trace 252, 384 ms.
  const apex = await placeInWindow(page, { trace: 252, timeMs: 384 });
  const flank = await placeInWindow(page, { trace: 290, timeMs: 576 });
  await page.mouse.move(apex.x, apex.y);
  await page.mouse.down();
  await page.mouse.move(flank.x, flank.y, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByText('1 pick', { exact: true })).toBeVisible();
  await expect.poll(() => drawnCount(page, 'curve')).toBe(1);
  const { picks } = answerOf(await page.evaluate(() => window.diffrakt.ask('picks.list', null)));
  expect(picks[0].velocityMps).toBeGreaterThan(2000);
  expect(picks[0].velocityMps).toBeLessThan(3000);

  await page.keyboard.press('s');
  await page.mouse.click(apex.x, apex.y + 4, { button: 'right' });
  await page.getByRole('menuitem', { name: /Duplicate/ }).click();
  await expect(page.getByText('2 picks', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByText('1 pick', { exact: true })).toBeVisible();
});
