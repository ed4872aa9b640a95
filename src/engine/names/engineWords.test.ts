import { describe, expect, it } from 'vitest';
import type { EngineDescription, EngineReport, EngineState } from '#engine/names/engineReport';
import { choiceWords, describeEngine, findingWords } from '#engine/names/engineWords';

const STOCK = { name: 'native', version: '2.9.1', hardware: 'graphics card', origin: 'stock' } as const;

function state(name: EngineState['name'], rate: number | null, available = true): EngineState {
  const finding = { kind: 'not tried' } as const;
  return { name, available, finding, examplesPerSecond: rate, predictionsPerSecond: rate };
}

describe('an engine in words', () => {
  it.each<[string, EngineDescription]>([
    [
      "TensorFlow.js 4.22.0 on WebAssembly SIMD with Diffrakt's training kernels, one thread",
      { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 1 },
    ],
    [
      "TensorFlow.js 4.22.0 on WebAssembly SIMD with Diffrakt's training kernels, 4 threads",
      { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 4 },
    ],
    [
      'TensorFlow.js 4.22.0 in plain JavaScript, one thread',
      { name: 'cpu', version: '4.22.0', hardware: 'processor' },
    ],
    [
      'TensorFlow.js 4.22.0 on WebGPU, acme one',
      { name: 'webgpu', version: '4.22.0', hardware: 'graphics card', cardName: 'acme one' },
    ],
    [
      'Native TensorFlow 2.21.0 on the CPU',
      { name: 'native', version: '2.21.0', hardware: 'processor', origin: 'installed' },
    ],
    ["Native TensorFlow 2.9.1 on the GPU (the package's own download)", STOCK],
  ])('%s', (words, description) => {
    expect(describeEngine(description)).toBe(words);
    expect(findingWords(description.name, { kind: 'ran', description })).toBe(words);
  });

  it('that failed says how, and ends as a sentence where nothing more is known', () => {
    const failed = (code: 'hung' | 'ended', detail: string) =>
      findingWords('native', { kind: 'failed', failure: { code, detail } });
    expect(failed('ended', 'Segmentation fault')).toBe('The process that tried it ended: Segmentation fault');
    expect(failed('hung', '')).toBe('A training step did not end within half a minute.');
  });
});

describe('a choice in words', () => {
  const report: EngineReport = {
    chosen: 'native',
    description: null,
    choice: { kind: 'fastest' },
    engines: [state('native', 2000.4), state('webgpu', null, false), state('wasm', 800)],
  };

  it('names the rates that were compared and what cannot be used', () => {
    expect(choiceWords(report)).toBe(
      'The fastest one that runs here. Panels trained a second: native 2000, wasm 800. Not usable: webgpu.',
    );
    const alone = { ...report, chosen: 'wasm' as const, engines: [state('wasm', 800)] };
    expect(choiceWords(alone)).toBe('The fastest one that runs here.');
  });

  it('gives the request, or the failure', () => {
    expect(choiceWords({ ...report, choice: { kind: 'asked for' } })).toBe('Requested by name.');
    const choice = { kind: 'choice failed', message: 'The list is gone.', remedy: 'Start again.' } as const;
    expect(choiceWords({ ...report, choice })).toBe('The list is gone. Start again.');
  });
});
