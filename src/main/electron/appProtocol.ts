import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { isOwnPage, RESPONSE_HEADERS } from '#main/electron/security';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return null;
    throw error;
  }
}

/** The file under `folder` that a URL of the app's protocol names, or null if it names none. */
export function fileOfUrl(folder: string, url: string): string | null {
  const path = isOwnPage(url) ? decodedPath(url) : null;
  if (path === null || /[\0\\]/.test(path) || path.split('/').includes('..')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const isInside = file.startsWith(normalize(folder) + sep);
  return isInside && extname(file) in CONTENT_TYPES ? file : null;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: RESPONSE_HEADERS });
}

/** Answers a request of the app's protocol with a file of the built window and the page's security policy. */
export async function serveAppFile(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const file = fileOfUrl(folder, request.url);
  if (file === null) return refuse(404);
  try {
    const body = new Uint8Array(await readFile(file));
    return new Response(body, {
      headers: { ...RESPONSE_HEADERS, 'Content-Type': CONTENT_TYPES[extname(file)] },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse(404);
    throw error;
  }
}
