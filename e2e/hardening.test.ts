import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './launchApp';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(async () => {
  await running.close();
});

test('the page is sandboxed, isolated and has no Node', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    // In Electron, but not in its types; what the page was really given.
    const contents = BrowserWindow.getAllWindows()[0].webContents as Electron.WebContents & {
      getLastWebPreferences(): Electron.WebPreferences;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(await running.page.evaluate(() => ['require' in window, 'process' in window])).toEqual([
    false,
    false,
  ]);
});

test('the page comes from its own protocol under a strict policy', async () => {
  expect(running.page.url()).toMatch(/^app:\/\//);
  const headers = await running.page.evaluate(async () => {
    const response = await fetch(location.href);
    const names = ['content-security-policy', 'cross-origin-opener-policy', 'cross-origin-embedder-policy'];
    return names.map((name) => response.headers.get(name));
  });
  expect(headers[0]).toContain("default-src 'none'");
  expect(headers[0]).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(headers[0]).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  expect(headers.slice(1)).toEqual(['same-origin', 'require-corp']);
  expect(await running.page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('code in text does not run', async () => {
  // The debugger's own evaluation may do what the page may not, so the try is made a turn later.
  const outcome = await running.page.evaluate(
    () =>
      new Promise<string>((settle) => {
        setTimeout(() => {
          try {
            settle(String(new Function('return 1')()));
          } catch (error) {
            settle(error instanceof Error ? error.name : 'unknown');
          }
        });
      }),
  );
  expect(outcome).toBe('EvalError');
  running.errors.length = 0; // Chromium reports the refusal on the console.
});

test('navigation and new windows are denied', async () => {
  const before = running.page.url();
  await running.page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  expect(await running.page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  await running.page.waitForTimeout(300);
  expect(running.page.url()).toBe(before);
  // The page that tries the graphics card has no window.
  const windows = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('permissions are denied', async () => {
  const state = await running.page.evaluate(async () => {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    return state;
  });
  expect(state).toBe('denied');
});

test('files outside the app cannot be read through its protocol', async () => {
  const statuses = await running.page.evaluate(async () => {
    const tries = [
      '/../../../etc/passwd',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/nothing-here.js',
    ];
    return Promise.all(tries.map(async (path) => (await fetch(location.origin + path)).status));
  });
  for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
  running.errors.length = 0; // Chromium reports each refused fetch on the console.
});

test('wrong messages over the contract are refused as values, and change nothing', async () => {
  const answers = await running.page.evaluate(async () => {
    const { diffrakt } = window as unknown as {
      diffrakt: { ask(name: string, ask: unknown): Promise<{ ok: boolean; failure?: { code: string } }> };
    };
    const wrong: [string, unknown][] = [
      ['picks.apply', { kind: 'add', picks: 'all' }],
      ['picks.apply', { kind: 'add', picks: [{ id: 5 }] }],
      ['training.start', { seed: 'x' }],
      ['run.history', { runId: '../../etc' }],
      ['settings.change', { theme: 'pink' }],
    ];
    return Promise.all(wrong.map(async ([name, ask]) => (await diffrakt.ask(name, ask)).ok));
  });
  expect(answers).toEqual([false, false, false, false, false]);
  const unknown = await running.page.evaluate(async () => {
    const { diffrakt } = window as unknown as {
      diffrakt: { ask(name: string, ask: unknown): Promise<{ ok: boolean }> };
    };
    return diffrakt.ask('no.such.request', null).then(
      (reply) => reply.ok,
      () => false,
    );
  });
  expect(unknown).toBe(false);
});
