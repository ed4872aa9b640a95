import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifySection } from '#jobs/classify/classifySection';
import { writeGrid } from '#jobs/classify/gridFile';
import { exportClassified } from '#jobs/export/exportClassified';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { withLine } from '#jobs/line/readLine';
import { readModel, type StoredModel, writeModel } from '#jobs/model/modelFolder';
import { listen, type TinyLine, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import { classOfSample, expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Bytes left on the disk; what does not fit is written in part, as a real disk does. */
const disk = vi.hoisted(() => ({ bytesLeft: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  /** Bytes of `wanted` that still fit. */
  const take = (wanted: number): number => {
    const taken = Math.min(wanted, disk.bytesLeft);
    disk.bytesLeft -= taken;
    return taken;
  };
  const open: typeof real.open = async (...args) => {
    const file = await real.open(...args);
    const [write, writeFile] = [file.write.bind(file), file.writeFile.bind(file)];
    return Object.assign(file, {
      write: async (bytes: Uint8Array, offset: number, length: number) => {
        const taken = take(length);
        if (taken === 0 && length > 0) throw full();
        return write(bytes, offset, taken);
      },
      writeFile: async (content: string | Uint8Array) => {
        const bytes = Buffer.from(content);
        const taken = take(bytes.length);
        await writeFile(bytes.subarray(0, taken));
        if (taken < bytes.length) throw full();
      },
    });
  };
  return { ...real, open };
});

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-full-'));
afterAll(() => rmSync(scratch, { recursive: true }));
beforeEach(() => {
  disk.bytesLeft = Number.POSITIVE_INFINITY;
});

let line: TinyLine;
let model: StoredModel;
let grid: ProbabilityGrid;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
  const modelFolder = join(scratch, 'model');
  await trainModel({ recipe: tinyRecipe(line), modelFolder, logFolder: null }, listen().context);
  model = await readModel(modelFolder);
  ({ grid } = await classifySection({ linePath: line.linePath, modelFolder }, listen().context));
});

/** Every file of a folder: its size and how it begins. */
function contentsOf(folder: string): Record<string, [number, string]> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const text = readFileSync(join(folder, name), 'latin1');
      return [name, [text.length, text.slice(0, 40)]];
    }),
  );
}

/**
 * Runs an action in a folder that holds older files of these names, with space for this many bytes.
 * @returns its failure, and the folder before and after
 */
async function withRoom(
  room: number,
  names: readonly string[],
  action: (folder: string) => Promise<unknown>,
) {
  const folder = join(scratch, `room-${names[0]}-${room}`);
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), `old ${name}`);
  const before = contentsOf(folder);
  disk.bytesLeft = room;
  const failure = await action(folder).then(
    () => null,
    (error: unknown) => error,
  );
  return { failure, before, after: contentsOf(folder), folder };
}

const CLASS_FILES = ['class', 'probability-diffraction', 'probability-reflection', 'probability-noise'].map(
  (name) => `${name}.sgy`,
);
/** 120 traces of 160 samples. */
const FILE_BYTES = 3600 + 120 * (240 + 640);

async function exportTo(outputFolder: string): Promise<void> {
  const folder = await ResultFolder.prepare(line.linePath, outputFolder);
  await withLine(line, (open) => {
    const probabilities = expandGrid(grid, open.axes);
    const samples = { probabilities, codes: classOfSample(probabilities), provenance: 'A test.' };
    return exportClassified(SectionWriter.for(open), { ...samples, products: [] }, folder, listen().context);
  });
}

function actionOf(kind: 'classes' | 'model' | 'grid'): {
  names: string[];
  action: (folder: string) => Promise<unknown>;
} {
  if (kind === 'grid')
    return {
      names: ['probabilities.bin', 'probabilities.json'],
      action: (folder) => writeGrid(folder, { grid, complete: true }),
    };
  if (kind === 'model')
    return {
      names: ['weights.bin', 'templates.bin', 'model.json'],
      action: (folder) => writeModel(folder, model),
    };
  return { names: CLASS_FILES, action: exportTo };
}

describe('a full disk', () => {
  it.each<['classes' | 'model' | 'grid', number[]]>([
    ['classes', [0, 1000, 3600, FILE_BYTES - 1, FILE_BYTES, 3 * FILE_BYTES + 5000, 4 * FILE_BYTES - 1]],
    ['model', [0, 10, 2000, 12_000]],
    ['grid', [0, 100, 3601, 3700]],
  ])('keeps all older files of %s, adds none, and fails with one message', async (kind, rooms) => {
    const { names, action } = actionOf(kind);
    for (const room of rooms) {
      const { failure, before, after, folder } = await withRoom(room, names, action);
      expect([room, after]).toEqual([room, before]);
      expect(failure).toMatchObject({
        name: 'JobError',
        code: 'disk.full',
        message: expect.stringMatching(/^The disk is full; nothing was changed: /),
        remedy: 'Free some space or choose another folder.',
      });
      const named = names.filter((name) => String(failure).endsWith(join(folder, name)));
      expect(named).toHaveLength(1);
    }
  });

  it('with just enough space all are written', async () => {
    const { names, action } = actionOf('classes');
    const { failure, after } = await withRoom(4 * FILE_BYTES, names, action);
    expect(failure).toBeNull();
    expect(Object.keys(after).sort()).toEqual([...names].sort());
    expect(Object.values(after).map(([size]) => size)).toEqual(names.map(() => FILE_BYTES));
  });
});

describe('a result', () => {
  it('does not replace its own line', async () => {
    const folder = join(scratch, 'own');
    mkdirSync(folder);
    const linePath = join(folder, 'class.sgy');
    writeFileSync(linePath, readFileSync(line.linePath));
    await expect(ResultFolder.prepare(linePath, join(folder, '..', 'own'))).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringContaining('would replace the line itself'),
    });
    expect(readFileSync(linePath).equals(readFileSync(line.linePath))).toBe(true);
    expect(readdirSync(folder)).toEqual(['class.sgy']);
  });
});
