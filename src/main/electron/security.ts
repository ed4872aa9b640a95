/**
 * What the window may do, in one place: the page's policy, its preferences, and the refusal of
 * everything else. Electron objects are arguments, so that it can be tested without Electron.
 */
import type { Session, WebContents, WebPreferences } from 'electron';

export const APP_SCHEME = 'app';
const APP_HOST = 'diffrakt';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Pages that may be opened in the user's browser: our own project's and nothing else. */
const EXTERNAL_HOSTS = new Set(['github.com', 'www.tensorflow.org']);

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Sent with every answer of the app's protocol; the three CORP lines give `crossOriginIsolated`. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

export const WEB_PREFERENCES: Readonly<WebPreferences> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  // The spell checker would download its dictionaries.
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
};

/** True for a page of the app itself. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${APP_SCHEME}:` && parsed.host === APP_HOST;
}

/** True for an https page on the list of hosts that the help links to. */
export function isAllowedExternal(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed?.protocol === 'https:' &&
    EXTERNAL_HOSTS.has(parsed.host) &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** The part of an IPC event that tells who sent it. */
export interface SenderOfMessage {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** True if a message comes from the top frame of one of our own pages. */
export function isOwnSender(event: SenderOfMessage): boolean {
  return event.senderFrame !== null && event.senderFrame.parent === null && isOwnPage(event.senderFrame.url);
}

/** Refuses every permission: the app needs none. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Restricts a window to its own page. Allowed links open in the user's browser. */
export function hardenContents(contents: WebContents, openExternal: (url: string) => void): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedExternal(url)) openExternal(url);
    return { action: 'deny' };
  });
}
