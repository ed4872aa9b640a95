import { describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  isAllowedExternal,
  isOwnPage,
  isOwnSender,
  RESPONSE_HEADERS,
  WEB_PREFERENCES,
} from '#main/electron/security';

describe('the window’s policy', () => {
  it('denies by default and allows no code from text', () => {
    const rules = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((rule): [string, string[]] => {
        const [name, ...sources] = rule.split(' ');
        return [name, sources];
      }),
    );
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    const sources = [...rules.values()].flat();
    expect(sources.filter((source) => /unsafe-(inline|eval)'$|^https?:|\*/.test(source))).toEqual([
      "'wasm-unsafe-eval'",
    ]);
  });

  it('isolates the page', () => {
    expect(RESPONSE_HEADERS).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    expect(WEB_PREFERENCES).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });
});

describe('isOwnPage', () => {
  it.each([
    ['app://diffrakt/index.html', true],
    ['app://diffrakt/', true],
    ['app://diffrakt.example.org/', false],
    ['app://other/', false],
    ['app://diffrakt:81/', false],
    ['https://diffrakt/', false],
    ['file:///index.html', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (url, expected) => expect(isOwnPage(url)).toBe(expected));
});

describe('isAllowedExternal', () => {
  it.each([
    ['https://github.com/', true],
    ['http://github.com/', false],
    ['https://github.com.example.org/', false],
    ['https://github.com@example.org/', false],
    ['https://user:word@github.com/', false],
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
  ])('%s: %s', (url, expected) => expect(isAllowedExternal(url)).toBe(expected));
});

describe('isOwnSender', () => {
  const url = 'app://diffrakt/index.html';
  it('accepts only the top frame of our page', () => {
    expect(isOwnSender({ senderFrame: { url, parent: null } })).toBe(true);
    expect(isOwnSender({ senderFrame: { url, parent: {} } })).toBe(false);
    expect(isOwnSender({ senderFrame: { url: 'https://example.org/', parent: null } })).toBe(false);
    expect(isOwnSender({ senderFrame: null })).toBe(false);
  });
});
