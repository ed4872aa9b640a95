import { describe, expect, it } from 'vitest';
import type { EngineDescription, EngineReport, EngineState } from '#contract/contract';
import {
  badgeOf,
  byRate,
  engineWords,
  formatBytes,
  fullNameOf,
  progressWords,
  shareOf,
  statusOf,
  whyOf,
} from '#renderer/words/engineWords';

function state(name: EngineState['name'], rate: number | null, available = true): EngineState {
  return {
    name,
    available,
    finding: { kind: 'not tried' },
    examplesPerSecond: rate,
    predictionsPerSecond: rate,
  };
}

const REPORT: EngineReport = {
  chosen: 'wasm',
  description: { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 2 },
  choice: { kind: 'fastest' },
  engines: [state('native', null, false), state('wasm', 1900), state('cpu', 12)],
};

describe('an engine in words', () => {
  const NATIVE = { name: 'native', origin: 'installed', hardware: 'processor' } as const;
  it.each<[string, EngineDescription]>([
    ['Native TensorFlow 2.21 · CPU', { ...NATIVE, version: '2.21.0' }],
    ['Native TensorFlow 2.9 · GPU', { ...NATIVE, version: '2.9.1', hardware: 'graphics card' }],
    ['WebAssembly, 2 threads', { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 2 }],
    ['WebAssembly, one thread', { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 1 }],
    ['Plain JavaScript, one thread', { name: 'cpu', version: '4.22.0', hardware: 'processor' }],
    ['WebGPU', { name: 'webgpu', version: '4.22.0', hardware: 'graphics card', cardName: 'acme one' }],
  ])('is short in the top bar: %s', (words, description) => {
    expect(badgeOf({ chosen: description.name, description })).toBe(words);
  });

  it('is only its name until it has been tried', () => {
    expect(badgeOf({ chosen: 'native', description: null })).toBe('Native TensorFlow');
    expect(fullNameOf({ chosen: 'wasm', description: null })).toBe('WebAssembly');
    expect(fullNameOf(REPORT)).toBe(
      "TensorFlow.js 4.22.0 on WebAssembly SIMD with Diffrakt's training kernels, 2 threads",
    );
  });

  it('gives the reason of the choice, and leaves figures to the table', () => {
    expect(whyOf(REPORT)).toEqual({
      why: 'Running on WebAssembly, 2 threads because it is the fastest engine on this machine.',
      more: '',
    });
    const choice = {
      kind: 'choice failed',
      message: 'The list is missing.',
      remedy: 'Start again.',
    } as const;
    expect(whyOf({ ...REPORT, choice, description: null, engines: [] })).toEqual({
      why: 'Running on WebAssembly: The list is missing.',
      more: 'Start again.',
    });
    expect(whyOf({ ...REPORT, choice: { kind: 'asked for' } }).why).toBe(
      'Running on WebAssembly, 2 threads: chosen by name.',
    );
  });

  it('is sorted by its rate: the fastest first, those not usable last', () => {
    const engines = [
      state('webgpu', null, false),
      state('cpu', 12),
      state('wasm', null),
      state('native', 40),
    ];
    expect(byRate(engines).map(({ name }) => name)).toEqual(['native', 'cpu', 'wasm', 'webgpu']);
    expect(engines.map((engine) => statusOf(engine, 'native'))).toEqual([
      'not usable',
      'usable',
      'usable',
      'running',
    ]);
    expect([engineWords('wasm'), engineWords('abacus')]).toEqual(['WebAssembly', 'abacus']);
  });

  it('gives sizes and progress in their units', () => {
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
