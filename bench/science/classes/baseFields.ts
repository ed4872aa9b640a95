/** Wavefields by finite differences, kept in files since they take a while. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFloat32, encodeFloats } from '#system/floatCodec';
import { writeWholeFile } from '#system/wholeFile';
import { LINE } from '../differences/earth';
import type { Kind } from '../differences/kinds';
import { shoot } from '../differences/simulate';
import type { BaseFields } from './redefinitions';

const COUNT = LINE.traceCount * LINE.sampleCount;

/** The wavefields of a kind and a seed, made where the folder does not hold them yet. */
export async function baseFields(folder: string, kind: Kind, seed: number): Promise<BaseFields> {
  const path = join(folder, `${kind}-${seed}.bin`);
  if (!existsSync(path)) {
    const { fields, settings } = shoot(kind, seed);
    await mkdir(folder, { recursive: true });
    await writeWholeFile(
      path,
      encodeFloats([fields.whole, fields.specular, Float32Array.of(settings.frequencyHz)]),
    );
  }
  const [whole, specular, frequencyHz] = decodeFloat32(await readFile(path), [COUNT, COUNT, 1]);
  return { whole, specular, frequencyHz: frequencyHz[0] };
}
