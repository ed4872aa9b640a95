/** What a frame takes while the key is held that steps through the inlines of a cube. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endRecording, frameRow, startRecording } from './frames';
import { firstPage, holdStepKey, secondsToPlane, startApp } from './windowPart';

/** As many as half of the cube has inlines for, some 15 a second. */
const HELD_SECONDS = 12;

/** Prints what a frame takes in the built app while inlines are stepped through. */
export async function measureStepFrames(path: string): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'diffrakt-bench-steps-'));
  const app = await startApp(userData);
  try {
    const page = await firstPage(app, path);
    await secondsToPlane(page, 'inline:', () => page.keyboard.press('Control+o'));
    await page.getByText('the others are being read').waitFor({ state: 'detached' });
    await startRecording(app);
    await holdStepKey(page, HELD_SECONDS);
    frameRow('inlines stepped through', await endRecording(app), true);
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
