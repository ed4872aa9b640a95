import type { EngineName } from '#engine/names/engineNames';
import type {
  EngineDescription,
  EngineFinding,
  EngineReport,
  EngineState,
  ProbeFailure,
} from '#engine/names/engineReport';

/** "one thread", "4 threads". */
export function threadWords(threadCount: number): string {
  return threadCount === 1 ? 'one thread' : `${threadCount} threads`;
}

/** An engine in full: "TensorFlow.js 4.22.0 on WebAssembly SIMD with Diffrakt's training kernels, 2 threads". */
export function describeEngine(engine: EngineDescription): string {
  const version = `TensorFlow.js ${engine.version}`;
  switch (engine.name) {
    case 'native': {
      const unit = engine.hardware === 'graphics card' ? 'GPU' : 'CPU';
      const origin = engine.origin === 'stock' ? " (the package's own download)" : '';
      return `Native TensorFlow ${engine.version} on the ${unit}${origin}`;
    }
    case 'webgpu':
      return `${version} on WebGPU, ${engine.cardName}`;
    case 'wasm':
      return `${version} on WebAssembly SIMD with Diffrakt's training kernels, ${threadWords(engine.threadCount)}`;
    case 'cpu':
      return `${version} in plain JavaScript, one thread`;
  }
}

const FAILURES: Readonly<Record<ProbeFailure['code'], string>> = {
  hung: 'A training step did not end within half a minute',
  ended: 'The process that tried it ended',
  'invalid answer': 'The process that tried it gave an invalid answer',
  'wrong numbers': 'It started, but a training step gave wrong numbers',
  refused: 'It did not start',
};

const NOT_TRIED: Readonly<Record<EngineName, string>> = {
  native: 'Installed, not tried yet.',
  webgpu: 'Not tried yet.',
  wasm: 'WebAssembly SIMD with Diffrakt’s training kernels: always available.',
  cpu: 'Plain JavaScript: the slow reference.',
};

/** Why an engine cannot be used: "The process that tried it ended: Segmentation fault". */
function failureWords({ code, detail }: ProbeFailure): string {
  const end = detail === '' ? '.' : `: ${detail}`;
  return `${FAILURES[code]}${end}`;
}

/** The state of an engine, in a sentence. */
export function findingWords(name: EngineName, finding: EngineFinding): string {
  switch (finding.kind) {
    case 'ran':
      return describeEngine(finding.description);
    case 'failed':
      return failureWords(finding.failure);
    case 'not tried':
      return NOT_TRIED[name];
    case 'app only':
      return 'Not tried here: WebGPU runs in the app only.';
    case 'not installed':
      return 'Not installed: "npm run engine" installs it.';
  }
}

function rateWords({ name, examplesPerSecond }: EngineState): string[] {
  return examplesPerSecond === null ? [] : [`${name} ${Math.round(examplesPerSecond)}`];
}

/** Why an engine was chosen, with the rates that were compared. */
export function choiceWords({ choice, chosen, engines }: EngineReport): string {
  if (choice.kind === 'asked for') return 'Requested by name.';
  if (choice.kind === 'choice failed') return `${choice.message} ${choice.remedy}`;
  const rates = engines.flatMap(rateWords);
  const measured = rates.length > 1 ? ` Panels trained a second: ${rates.join(', ')}.` : '';
  const others = engines.filter(({ available, name }) => !available && name !== chosen);
  const missing = others.map(({ name }) => name).join(', ');
  return `The fastest one that runs here.${measured}${missing ? ` Not usable: ${missing}.` : ''}`;
}
