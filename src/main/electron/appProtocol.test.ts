import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileOfUrl, serveAppFile } from '#main/electron/appProtocol';

let root: string;
let folder: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'diffrakt-protocol-'));
  folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/app.js'), '1;');
  writeFileSync(join(root, 'secret.json'), '{}');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each([
  '../secret.json',
  '%2e%2e/secret.json',
  '..%2fsecret.json',
  '..%5csecret.json',
  'assets/..%2f..%2fsecret.json',
  '%00index.html',
  '%E0%A4%A',
  '/etc/passwd',
  'assets',
])('names no file for %s', (path) => {
  const file = fileOfUrl(folder, `app://diffrakt/${path}`);
  expect(file === null || file.startsWith(folder)).toBe(true);
  expect(file).not.toBe(join(root, 'secret.json'));
});

it('names no file for another host or scheme', () => {
  expect(fileOfUrl(folder, 'app://other/index.html')).toBeNull();
  expect(fileOfUrl(folder, 'https://diffrakt/index.html')).toBeNull();
});

it('serves files with their type under the policy', async () => {
  const page = await serveAppFile(folder, new Request('app://diffrakt/'));
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const script = await serveAppFile(folder, new Request('app://diffrakt/assets/app.js'));
  expect(await script.text()).toBe('1;');
});

it('refuses missing files and other methods, with the policy too', async () => {
  const missing = await serveAppFile(folder, new Request('app://diffrakt/none.js'));
  const written = await serveAppFile(folder, new Request('app://diffrakt/', { method: 'POST' }));
  expect([missing.status, written.status]).toEqual([404, 405]);
  expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'");
});
