import { basename } from 'node:path';

/** True for the address of a file on a server, as against a path. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** The name of a file, by its path or address; that of the server where the address names no file. */
export function fileNameOf(path: string): string {
  if (!isAddress(path) || !URL.canParse(path)) return basename(path);
  const { pathname, hostname } = new URL(path);
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || hostname;
  } catch {
    return name;
  }
}
