import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { killLearning } from './bridge';
import { answerDialogs } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-wrong-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Files that are no SEG-Y, and what their message must say. */
function wrongFiles(): [path: string, says: RegExp][] {
  const asFolder = join(folder, 'folder.sgy');
  mkdirSync(asFolder, { recursive: true });
  const headers = new Uint8Array(3600 + 240 + 100);
  new DataView(headers.buffer).setInt16(3216, 4000);
  new DataView(headers.buffer).setInt16(3220, 500);
  new DataView(headers.buffer).setInt16(3224, 5);
  return [
    [put('page.sgy', '<!DOCTYPE html><html><body>Not found</body></html>'.repeat(100)), /web page/i],
    [put('archive.sgy', Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(5000)])), /zip/i],
    [put('empty.sgy', ''), /empty/i],
    [asFolder, /folder|directory/i],
    [put('cut.sgy', headers), /ends|trace|cut/i],
    [join(folder, 'gone.sgy'), /not there|missing|no such|not found/i],
  ];
}

async function message(page: Page): Promise<string> {
  const alert = page.getByRole('alert').last();
  await expect(alert).toBeVisible();
  const text = (await alert.getByRole('paragraph').allTextContents()).join(' | ');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  return text;
}

test('a file that is no SEG-Y is named for what it is, and the open line stays', async ({ running }) => {
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  for (const [path, says] of wrongFiles()) {
    await answerDialogs(app, path);
    await page.keyboard.press('Control+o');
    const text = await message(page);
    expect(text).toMatch(says);
    expect(text).toContain(path.slice(folder.length + 1));
    await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
  }
  const outside = { class: 'noise', trace: 100_000, timeMs: 500, traces: 32, durationMs: 160 };
  await answerDialogs(app, put('outside.json', JSON.stringify({ version: 1, picks: [outside] })));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].webContents.send('news:menu.command', { command: 'importPicks' }),
  );
  expect(await message(page)).toMatch(/Outside the section .*99984 to 100015.*outside\.json/);
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
});

test('a full disk at export is told, leaves nothing half-written, and loses nothing', async ({ running }) => {
  const disk = join(folder, 'full');
  mkdirSync(disk);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
  test.skip(!isMounted, 'a small disk can only be mounted by root');
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await trainBriefly(page);
  await waitForRun(page);
  await answerDialogs(app, disk);
  await page.keyboard.press('Control+e');
  const text = await message(page);
  expect(text).toMatch(/disk is full|no space/i);
  expect(readdirSync(disk)).toEqual([]);
  await answerDialogs(app, folder);
  await page.keyboard.press('Control+e');
  await expect(page.getByText('Classified SEG-Y saved')).toBeVisible({ timeout: 30_000 });
  spawnSync('umount', [disk]);
});

test('the process that trains may die: the window lives, says so, and trains again', async ({ running }) => {
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'Shown run' })).toContainText(/step [1-9]/, {
    timeout: 30_000,
  });
  await killLearning(app);
  await expect(
    page.getByRole('alert').filter({ hasText: 'The process that trains and classifies ended unexpectedly' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Runs' })).toContainText('ended unexpectedly');
  await trainBriefly(page);
  await waitForRun(page);
});
