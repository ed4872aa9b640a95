import { expect, test } from '@playwright/test';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

/** Beyond this the window would have hung, whatever else the machine is doing. */
const HUNG_MS = 1_000;

test('the window keeps drawing while it trains and classifies', async ({ browserName: _ }, info) => {
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const note = (now: number): void => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { frameGaps: gaps });
  });
  await trainBriefly(page, 500);
  await waitForRun(page);
  const gaps = await page.evaluate(() => (window as unknown as { frameGaps: number[] }).frameGaps);
  const sorted = [...gaps].sort((a, b) => b - a);
  const text = `longest gaps between ${gaps.length} frames while training and classifying: ${sorted
    .slice(0, 5)
    .map((gap) => gap.toFixed(0))
    .join(', ')} ms`;
  console.log(text);
  info.annotations.push({ type: 'frames', description: text });
  expect(sorted[0]).toBeLessThan(HUNG_MS);
  await running.close();
});
