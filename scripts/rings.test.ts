import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, root, sourceFiles } from './sourceImports';

const ringFiles = sourceFiles();
const files = [...ringFiles, ...sourceFiles('packages/segyio-wasm/src')];

/** Who may import whom (docs/ARCHITECTURE.md). "types" = only `import type`. */
const MAY_IMPORT: Record<string, Record<string, 'yes' | 'types'>> = {
  // segyio-wasm's file sink: a file is written whole in one place.
  system: { node: 'yes', library: 'yes', segyio: 'yes' },
  seismic: { pure: 'yes' },
  learning: { seismic: 'yes', tensorflow: 'yes', pure: 'yes' },
  engine: { system: 'yes', seismic: 'yes', learning: 'yes', node: 'yes', tensorflow: 'yes', library: 'yes' },
  jobs: {
    system: 'yes',
    segyio: 'yes',
    seismic: 'yes',
    learning: 'yes',
    engine: 'yes',
    node: 'yes',
    tensorflow: 'yes',
    library: 'yes',
  },
  // Values of the domain only: what a pick is, limits of training, names of things.
  contract: {
    seismic: 'yes',
    learning: 'yes',
    engine: 'types',
    jobs: 'types',
    system: 'types',
    library: 'yes',
  },
  cli: { system: 'yes', engine: 'yes', jobs: 'yes', learning: 'yes', node: 'yes', library: 'yes' },
  main: {
    system: 'yes',
    seismic: 'yes',
    engine: 'yes',
    jobs: 'yes',
    learning: 'yes',
    contract: 'yes',
    node: 'yes',
    electron: 'yes',
    library: 'yes',
  },
  preload: { contract: 'yes', electron: 'yes' },
  gpu: { contract: 'yes', learning: 'yes', tensorflow: 'yes' },
  renderer: { seismic: 'yes', contract: 'yes', library: 'yes' },
};

/**
 * Libraries that touch nothing outside, which the domain may use, too: zod describes plain data, so that what a pick
 * or a recipe is, is said once; d3-array and d3-dsv compute ticks and CSV, for window and files alike.
 */
const PURE_LIBRARIES = ['zod', 'd3-array', 'd3-dsv'];

/** Main's files that run in a utility process; only they may call jobs, all others know their types. */
const CALLS_JOBS = /^src\/main\/process\//;

/** The rooms of the renderer from the lowest up: each may import those before it, never one after it. */
const RENDERER_ROOMS = [
  'words',
  'view',
  'bridge',
  'tiles',
  'stores',
  'embedding',
  'recipe',
  'scene',
  'testing',
  'tools',
  'paint',
  'layers',
  'axes',
  'controls',
  'parts',
  'guide',
  'tour',
  'charts',
  'actions',
  'compare',
  'opening',
  'headers',
  'points',
  'pretrain',
  'engine',
  'preflight',
  'project',
  'panels',
  'map',
  'judge',
  'clusters',
  'export',
  'training',
  'section',
  'shell',
  '',
];

/** Files of code that a room may hold without rooms of its own. */
const MOST_FILES = 20;

/** Names and words of the engines: pure, and the only values of theirs that the contract hands to the window. */
const ENGINE_NAMES = /^#engine\/names\//;

function roomOf({ from, specifier }: Import): string {
  const name = specifier.split('?')[0];
  if (name.startsWith('#')) return name.slice(1).split('/')[0];
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name).split('/')[1];
  if (name.startsWith('node:') || builtinModules.includes(name)) return 'node';
  if (name.startsWith('electron')) return 'electron';
  if (name.startsWith('segyio-wasm')) return 'segyio';
  if (PURE_LIBRARIES.includes(name)) return 'pure';
  return name.startsWith('@tensorflow/') ? 'tensorflow' : 'library';
}

function isAllowed(found: Import): boolean {
  const ring = found.from.split('/')[1];
  const room = roomOf(found);
  if (room === ring) return true;
  const rule = MAY_IMPORT[ring][room] ?? (room === 'pure' ? MAY_IMPORT[ring].library : undefined);
  if (ring === 'contract' && room === 'engine') return found.isTypeOnly || ENGINE_NAMES.test(found.specifier);
  if (ring === 'main' && room === 'jobs') return found.isTypeOnly || CALLS_JOBS.test(found.from);
  return rule === 'yes' || (rule === 'types' && found.isTypeOnly);
}

function resolveInner({ from, specifier }: Import): string | null {
  const name = specifier.split('?')[0];
  if (!name.startsWith('#') && !name.startsWith('.')) return null;
  const path = name.startsWith('#') ? `src/${name.slice(1)}` : posix.join(dirname(from), name);
  const base = path.replace(/\.js$/, '');
  return [`${base}.ts`, base].find((path) => existsSync(join(root, path))) ?? null;
}

function findCycle(graph: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}

/** Which file imports which, types included. */
function importGraph(all: readonly string[]): Map<string, string[]> {
  return new Map(all.map((file) => [file, importsOf(file).flatMap((found) => resolveInner(found) ?? [])]));
}

/** Which room imports from which others, types included. */
function roomGraph(all: readonly string[]): Map<string, string[]> {
  const rooms = new Map<string, string[]>();
  for (const [file, targets] of importGraph(all)) {
    const others = targets.map(dirname).filter((room) => room !== dirname(file));
    rooms.set(dirname(file), [...new Set([...(rooms.get(dirname(file)) ?? []), ...others])]);
  }
  return rooms;
}

/** Height of a room of the renderer, −1 where the table does not name it. */
function heightOf(room: string): number {
  return RENDERER_ROOMS.indexOf(room.split('/')[2] ?? '');
}

const imports = ringFiles.flatMap(importsOf);

describe('rings', () => {
  it('finds the imports that it checks', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(({ from }) => from.endsWith('.svelte'))).toBe(true);
  });

  it('lets no ring import from outside its allowed rings', () => {
    const broken = imports.filter((found) => !isAllowed(found));
    expect(broken.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('refuses a shell that computes and a domain that opens a file', () => {
    const made = (from: string, specifier: string): Import => ({ from, specifier, isTypeOnly: false });
    expect(isAllowed(made('src/seismic/section/section.ts', 'node:fs'))).toBe(false);
    expect(isAllowed(made('src/seismic/section/section.ts', 'zod'))).toBe(true);
    expect(isAllowed(made('src/seismic/section/section.ts', 'd3'))).toBe(false);
    expect(isAllowed(made('src/seismic/section/section.ts', 'd3-array'))).toBe(true);
    expect(isAllowed(made('src/renderer/charts/series.ts', 'd3-dsv'))).toBe(true);
    expect(isAllowed(made('src/preload/preload.ts', 'zod'))).toBe(false);
    expect(isAllowed(made('src/renderer/App.svelte', '#jobs/train/trainModel'))).toBe(false);
    expect(isAllowed(made('src/main/services/exportService.ts', '#jobs/export/exportClassified'))).toBe(
      false,
    );
    expect(isAllowed(made('src/renderer/App.svelte', '#gpu/startWebgpu'))).toBe(false);
    expect(isAllowed(made('src/gpu/main.ts', '#jobs/train/trainModel'))).toBe(false);
    expect(isAllowed(made('src/main/process/learnProcess.ts', '#jobs/export/exportClassified'))).toBe(true);
  });

  it('has no cycles, not even of types', () => {
    expect(findCycle(importGraph(files))).toBeNull();
    const made = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    expect(findCycle(made)).toEqual(['a', 'b', 'a']);
  });
});

describe('rooms', () => {
  it('of the renderer have one order, and import only lower ones', () => {
    const up = [...roomGraph(files)]
      .flatMap(([from, targets]) => targets.map((to) => [from, to]))
      .filter((arrow) => arrow.every((room) => room.startsWith('src/renderer')))
      .filter(([from, to]) => heightOf(from) <= heightOf(to))
      .map((arrow) => arrow.join(' -> '));
    expect(up).toEqual([]);
    const rooms = new Set(files.filter((file) => file.startsWith('src/renderer/')).map(dirname));
    expect([...rooms].filter((room) => heightOf(room) < 0)).toEqual([]);
  });

  it('never import each other, not even through a third', () => {
    expect(findCycle(roomGraph(files))).toBeNull();
    expect(roomGraph(files).get('src/cli/commands')).toContain('src/cli/shell');
    expect(roomGraph(files).get('packages/segyio-wasm/src/dataset')?.length).toBeGreaterThan(1);
  });

  it('hold at most 20 files of code', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
  });
});

describe('pages', () => {
  it('call nothing that needs a permission, for main gives none (security.ts)', () => {
    const guarded = /\bnavigator\.(clipboard|geolocation|mediaDevices|permissions|usb|serial|hid)\b/;
    const inPages = sourceFiles('src/renderer').filter((file) =>
      guarded.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(inPages).toEqual([]);
    expect(guarded.test('onclick={() => navigator.clipboard.writeText(text)}')).toBe(true);
  });
});
