import type { EngineDescription, EngineName, EngineReport, EngineState, Progress } from '#contract/contract';
import { describeEngine, threadWords } from '#contract/engineRequests';
import { formatDuration } from '#renderer/words/duration';
import { say, sayMessage, sayName } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

/** The names of engines in the window. */
export const ENGINE_WORDS: Readonly<Record<EngineName, string>> = {
  native: 'Native TensorFlow',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'Plain JavaScript',
};

/** Name of the engine of a run; a run of another version may have an unknown one. */
export function engineWords(name: string): string {
  return Object.entries(ENGINE_WORDS).find(([known]) => known === name)?.[1] ?? name;
}

/** An engine that has been started or tried, short enough to be shown always: "Native TensorFlow 2.21 · CPU". */
function shortWords(engine: EngineDescription): string {
  const name = sayName(ENGINE_WORDS[engine.name]);
  switch (engine.name) {
    case 'native': {
      const version = engine.version.split('.').slice(0, 2).join('.');
      return `${name} ${version} · ${engine.hardware === 'graphics card' ? 'GPU' : 'CPU'}`;
    }
    case 'webgpu':
      return name;
    case 'wasm':
      return `${name}, ${sayMessage(threadWords(engine.threadCount))}`;
    case 'cpu':
      return `${name}, ${sayMessage(threadWords(1))}`;
  }
}

/** The chosen engine as shown in the top bar. */
export function badgeOf({ chosen, description }: Pick<EngineReport, 'chosen' | 'description'>): string {
  return description ? shortWords(description) : sayName(ENGINE_WORDS[chosen]);
}

/** The chosen engine in full; only its name if it has not been tried. */
export function fullNameOf({ chosen, description }: Pick<EngineReport, 'chosen' | 'description'>): string {
  return description ? sayMessage(describeEngine(description)) : sayName(ENGINE_WORDS[chosen]);
}

/** "Running on X because …", and the failure if no engine could be chosen. */
export function whyOf(report: EngineReport): { readonly why: string; readonly more: string } {
  const { choice } = report;
  const engine = badgeOf(report);
  switch (choice.kind) {
    case 'asked for':
      return { why: say('Running on {engine}: chosen by name.', { engine }), more: '' };
    case 'fastest':
      // Figures and engines that are not usable are in the table.
      return {
        why: say('Running on {engine} because it is the fastest engine on this machine.', { engine }),
        more: '',
      };
    case 'choice failed':
      return {
        why: say('Running on {engine}: {reason}', { engine, reason: sayMessage(choice.message) }),
        more: sayMessage(choice.remedy),
      };
  }
}

export type EngineStatus = 'running' | 'usable' | 'not usable';

export function statusOf(engine: EngineState, chosen: EngineName): EngineStatus {
  if (engine.name === chosen) return 'running';
  return engine.available ? 'usable' : 'not usable';
}

/** Sorted by training rate: the fastest first, then those not measured, then those not usable. */
export function byRate(engines: readonly EngineState[]): EngineState[] {
  const rank = ({ available, examplesPerSecond }: EngineState): number =>
    available ? (examplesPerSecond ?? 0) : -1;
  return [...engines].sort((a, b) => rank(b) - rank(a));
}

/** Bytes in decimal units: "274 MB", "3.3 GB", "16 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1e9) return `${formatNumber(bytes / 1e6)} MB`;
  return `${formatNumber(bytes / 1e9, bytes < 10e9 ? 1 : 0)} GB`;
}

/** Finished share of a job; null if its length is not known. */
export function shareOf({ done, total }: Progress): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** Progress of a job, its rate and the time left: "120 of 274 MB · 11 MB/s · 14 s left". */
export function progressWords({ done, total, unit, ratePerSecond, secondsLeft }: Progress): string {
  if (total <= 0) return '';
  const parts = [
    `${say('{number} of {count}', { number: formatNumber(done), count: Math.round(total) })} ${sayName(unit)}`,
  ];
  if (ratePerSecond > 0) {
    parts.push(`${formatNumber(ratePerSecond, ratePerSecond < 10 ? 1 : 0)} ${sayName(unit)}/s`);
    parts.push(say('{duration} left', { duration: formatDuration(secondsLeft) }));
  }
  return parts.join(' · ');
}
