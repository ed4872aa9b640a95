import { beforeEach, expect, it, vi } from 'vitest';
import type { FileOverlay } from '#contract/contract';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { showLine } from '#renderer/testing/showLine';

const GRID = {
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(0.5, 0, 0.5),
};
const fileOn = (plane: string, facts: Partial<FileOverlay> = {}): FileOverlay => ({
  ...{ fileName: 'attribute.sgy', kind: 'class', least: 0, most: 1, grid: GRID, plane, ...facts },
});
let chosen: FileOverlay;
let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    'overlay.choose': () => chosen,
    'overlay.read': (value) => fileOn((value as { plane: string }).plane),
  });
  vi.stubGlobal('window', bridge);
  showLine({ traceCount: 1, sampleCount: 1, sampleIntervalUs: 4000, startTimeMs: 0 });
});

it('is read over the second plane once, and anew where another file is chosen', async () => {
  chosen = fileOn('line');
  await overlayFile.choose('file');
  await overlayFile.readBeside('inline:5');
  await overlayFile.readBeside('inline:5');
  expect(overlayFile.beside?.plane).toBe('inline:5');
  chosen = fileOn('line', { fileName: 'other.sgy' });
  await overlayFile.choose('file');
  expect(overlayFile.beside).toBeNull();
  await overlayFile.readBeside('inline:5');
  expect(bridge.askedFor('overlay.read')).toEqual([
    { plane: 'inline:5', ends: null },
    { plane: 'inline:5', ends: null },
  ]);
});

it('of values has the colours of the shown plane beside it', async () => {
  chosen = fileOn('line', { kind: 'values', least: -3, most: 4 });
  await overlayFile.choose('file');
  await overlayFile.readBeside('crossline:7');
  expect(bridge.askedFor('overlay.read')).toEqual([{ plane: 'crossline:7', ends: { least: -3, most: 4 } }]);
});

it('drops a reading that a newer one has overtaken', async () => {
  chosen = fileOn('line');
  await overlayFile.choose('file');
  const first = overlayFile.readBeside('inline:1');
  const second = overlayFile.readBeside('inline:2');
  await Promise.all([first, second]);
  expect(overlayFile.beside?.plane).toBe('inline:2');
});
