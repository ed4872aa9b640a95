import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from './steps';

/** What `npm start` does where there is no display, without building again beside other tests. */
const PROGRAM = `
  const [tour, electron, outputFolder] = process.argv.slice(1);
  const { runTour } = await import(tour);
  const { developmentFlags, ensureElectron } = await import(electron);
  const dist = await ensureElectron();
  process.exit(await runTour({ dist, flags: developmentFlags(), outputFolder }));
`;

test.setTimeout(300_000);

test('the start without a display goes through the demo and leaves its results', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always a display');
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-tour-test-'));
  const scripts = ['tour.mjs', 'electron.mjs'].map((name) => pathToFileURL(join(root, 'scripts', name)).href);
  const environment = { ...process.env };
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) delete environment[name];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, ...scripts, folder],
    { env: environment, timeout: 280_000 },
  );
  expect(stdout).toContain('Score against the truth');
  expect(stdout).toMatch(/pre-trained net +trained just now +f-k slope ratio +chance/);
  const { files } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  for (const name of [
    ...files,
    'window.png',
    'view.svg',
    'picks.json',
    'events',
    'model',
    'pretrained/class.sgy',
  ])
    expect(existsSync(join(folder, name)), name).toBe(true);
  const apOf = (report: string): number =>
    JSON.parse(readFileSync(join(folder, report), 'utf8')).score.againstAll.averagePrecision;
  expect(apOf('pretrained/report.json')).toBeGreaterThan(apOf('report.json'));
  rmSync(folder, { recursive: true });
});
