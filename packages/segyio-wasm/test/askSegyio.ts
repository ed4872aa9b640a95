import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What PyPI segyio says of a file; with `error` alone where it refuses it. */
export interface SegyioDump {
  readonly error?: string;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly startTimeMs: number;
  readonly extendedTextCount: number;
  /** First bytes of its trace header fields, by its names. */
  readonly fields: Readonly<Record<string, number>>;
  readonly binary: Readonly<Record<string, number>>;
}

export interface SegyioAnswer {
  readonly dump: SegyioDump;
  readonly samples: Float32Array;
  /** [field][trace] */
  readonly headers: Int32Array;
}

/** Asks one Python process about files given as "big:PATH" or "little:PATH"; its answers pass through `scratch`. */
export function askSegyio(python: string, scratch: string, files: readonly string[]): SegyioAnswer[] {
  const folder = mkdtempSync(join(scratch, 'dump-'));
  const script = join(import.meta.dirname, 'dumpBySegyio.py');
  execFileSync(python, [script, folder, ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
  const bufferOf = (name: string, isThere: boolean) =>
    new Uint8Array(isThere ? readFileSync(join(folder, name)) : []).buffer;
  return files.map((_, index) => {
    const dump: SegyioDump = JSON.parse(readFileSync(join(folder, `${index}.json`), 'utf8'));
    const isThere = dump.error === undefined;
    return {
      dump,
      samples: new Float32Array(bufferOf(`${index}.samples`, isThere)),
      headers: new Int32Array(bufferOf(`${index}.headers`, isThere)),
    };
  });
}
