import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { build } from 'vite';

/** What the bundle leaves in the page. */
declare const segyioCore: {
  readonly coreChecks: readonly { readonly name: string; readonly run: () => Promise<void> }[];
};

const root = join(import.meta.dirname, '..');
let userDataFolder = '';
let app: ElectronApplication;
let page: Page;
let bundle = '';

/** segyio-wasm's main entry and its core checks as one script for a page; fails where they need Node. */
async function bundleChecks(): Promise<string> {
  const outputs = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: join(root, 'packages/segyio-wasm/test/coreChecks.ts'),
        formats: ['iife'],
        name: 'segyioCore',
      },
    },
  });
  const [first] = Array.isArray(outputs) ? outputs : [outputs];
  if (!('output' in first)) throw new Error('vite is watching instead of building.');
  const chunks = first.output.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  return chunks.join('\n');
}

test.beforeAll(async () => {
  userDataFolder = mkdtempSync(join(tmpdir(), 'diffrakt-segyio-'));
  bundle = await bundleChecks();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const main = join(root, 'e2e/segyioBrowser/window.cjs');
  app = await _electron.launch({
    cwd: root,
    args: [...sandbox, main, `--user-data-dir=${userDataFolder}`],
    timeout: 60_000,
  });
  page = await app.firstWindow();
  await page.evaluate(`${bundle}\nglobalThis.segyioCore = segyioCore;`);
});
test.afterAll(async () => {
  await app.close();
  rmSync(userDataFolder, { recursive: true, force: true, maxRetries: 5 });
});

test('the bundle of segyio-wasm for a browser has nothing of Node', async () => {
  expect(bundle).not.toMatch(/node:|require\(|__vite-browser-external/);
  expect(await page.evaluate(() => ['require' in window, 'process' in window])).toEqual([false, false]);
  expect(await page.evaluate(() => navigator.userAgent)).toMatch(/Chrome\//);
});

test('the core checks of segyio-wasm hold in a browser engine as in Node', async () => {
  const results: { name: string; failure: string | null }[] = await page.evaluate(async () => {
    const told = [];
    for (const { name, run } of segyioCore.coreChecks) {
      const failure = await run().then(
        () => null,
        (error: unknown) => String(error),
      );
      told.push({ name, failure });
    }
    return told;
  });
  expect(results.length).toBeGreaterThan(50);
  expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
});
