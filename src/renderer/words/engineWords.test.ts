import { describe, expect, it } from 'vitest';
import type { EngineReport, EngineState } from '#contract/contract';
import {
  badgeOf,
  byRate,
  engineWords,
  formatBytes,
  progressWords,
  shareOf,
  standingOf,
  whyOf,
} from '#renderer/words/engineWords';

function state(name: EngineState['name'], rate: number | null, available = true): EngineState {
  return { name, available, detail: '', examplesPerSecond: rate, predictionsPerSecond: rate };
}

const REPORT: EngineReport = {
  chosen: 'wasm',
  description: "TensorFlow.js 4.22.0 on WebAssembly SIMD with Diffrakt's training kernels, 2 threads",
  reason: 'The fastest one that runs here. Not usable: native.',
  engines: [state('native', null, false), state('wasm', 1900), state('cpu', 12)],
};

describe('an engine in words', () => {
  it.each([
    ['native', 'Native TensorFlow 2.21.0 on the CPU', 'Native TensorFlow 2.21 · CPU'],
    [
      'native',
      "Native TensorFlow 2.9.1 on the GPU (the package's own download)",
      'Native TensorFlow 2.9 · GPU',
    ],
    ['native', 'Installed, not tried yet.', 'Native TensorFlow'],
    ['wasm', REPORT.description, 'WebAssembly, 2 threads'],
    ['wasm', 'Embedded engine', 'WebAssembly'],
    ['cpu', 'TensorFlow.js 4.22.0 in plain JavaScript, one thread', 'Plain JavaScript, one thread'],
    ['webgpu', 'WebGPU on a card', 'WebGPU'],
  ] as const)('is short in the badge: %s, %s', (chosen, description, words) => {
    expect(badgeOf({ chosen, description })).toBe(words);
  });

  it('says why it runs, and leaves to the table what the table tells', () => {
    expect(whyOf(REPORT)).toEqual({
      why: 'Running on WebAssembly, 2 threads because it is the fastest one that runs here.',
      more: '',
    });
    const broken = { ...REPORT, reason: 'The list is gone. Start again.', engines: [] };
    expect(whyOf(broken).more).toBe('Start again.');
    expect(whyOf({ ...REPORT, reason: 'Asked for by name.' }).why).toBe(
      'Running on WebAssembly, 2 threads: asked for by name.',
    );
  });

  it('stands by its rate: the fastest first, those not usable last', () => {
    const engines = [
      state('webgpu', null, false),
      state('cpu', 12),
      state('wasm', null),
      state('native', 40),
    ];
    expect(byRate(engines).map(({ name }) => name)).toEqual(['native', 'cpu', 'wasm', 'webgpu']);
    expect(engines.map((engine) => standingOf(engine, 'native'))).toEqual([
      'not usable',
      'usable',
      'usable',
      'running',
    ]);
    expect([engineWords('wasm'), engineWords('abacus')]).toEqual(['WebAssembly', 'abacus']);
  });

  it('tells sizes and progress in their units', () => {
    expect([273_829_956, 999_400_000, 3.34e9, 16.7e9].map(formatBytes)).toEqual([
      '274 MB',
      '999 MB',
      '3.3 GB',
      '17 GB',
    ]);
    const progress = {
      stage: 'Downloading',
      done: 120.4,
      total: 273.8,
      unit: 'MB',
      ratePerSecond: 11.4,
      secondsLeft: 13.6,
    };
    expect(progressWords(progress)).toBe('120 of 274 MB · 11 MB/s · 14 s left');
    expect(progressWords({ ...progress, ratePerSecond: 0 })).toBe('120 of 274 MB');
    expect(progressWords({ ...progress, total: 0 })).toBe('');
    expect([shareOf({ ...progress, total: 0 }), shareOf({ ...progress, done: 300 })]).toEqual([null, 1]);
  });
});
