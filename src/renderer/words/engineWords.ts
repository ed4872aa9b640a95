import type { EngineName, EngineReport, EngineState, Progress } from '#contract/contract';
import { formatDuration } from '#renderer/words/duration';
import { formatNumber } from '#seismic/display/ticks';

/** What an engine is called wherever a person reads of it. */
export const ENGINE_WORDS: Readonly<Record<EngineName, string>> = {
  native: 'Native TensorFlow',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'Plain JavaScript',
};

/** What the engine of a run is called; a run of another version may name one that is not known here. */
export function engineWords(name: string): string {
  return Object.entries(ENGINE_WORDS).find(([known]) => known === name)?.[1] ?? name;
}

/** The engine that is taken, short enough to be shown always: "Native TensorFlow 2.21 · CPU". */
export function badgeOf({ chosen, description }: Pick<EngineReport, 'chosen' | 'description'>): string {
  const name = ENGINE_WORDS[chosen];
  if (chosen === 'native') {
    const version = description.match(/TensorFlow (\d+\.\d+)/)?.[1];
    const device = description.match(/\b(GPU|CPU)\b/)?.[1];
    return `${name}${version ? ` ${version}` : ''}${device ? ` · ${device}` : ''}`;
  }
  const threads = description.match(/\b(one thread|\d+ threads)\b/)?.[1];
  return threads ? `${name}, ${threads}` : name;
}

/** "Running on X because …" and what the report says beyond that. */
export function whyOf(report: EngineReport): { readonly why: string; readonly more: string } {
  const [, first, rest] = report.reason.match(/^(.+?[.!?])(?:\s+(.*))?$/s) ?? [null, report.reason, ''];
  const because = first.startsWith('The ')
    ? ` because it is t${first.slice(1)}`
    : `: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  // The table tells the figures and what is not usable better than a sentence does.
  const more = report.engines.length > 0 ? '' : (rest ?? '');
  return { why: `Running on ${badgeOf(report)}${because}`, more };
}

export type Standing = 'running' | 'usable' | 'not usable';

export function standingOf(engine: EngineState, chosen: EngineName): Standing {
  if (engine.name === chosen) return 'running';
  return engine.available ? 'usable' : 'not usable';
}

/** The fastest in training first; those not measured next, those not usable last. */
export function byRate(engines: readonly EngineState[]): EngineState[] {
  const rank = ({ available, examplesPerSecond }: EngineState): number =>
    available ? (examplesPerSecond ?? 0) : -1;
  return [...engines].sort((a, b) => rank(b) - rank(a));
}

/** Bytes as disks and downloads are told: "274 MB", "3.3 GB", "16 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1e9) return `${formatNumber(bytes / 1e6)} MB`;
  return `${formatNumber(bytes / 1e9, bytes < 10e9 ? 1 : 0)} GB`;
}

/** Share of a job that is done; null where its length is not known. */
export function shareOf({ done, total }: Progress): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** What of a job is done, its rate and the time left: "120 of 274 MB · 11 MB/s · 14 s left". */
export function progressWords({ done, total, unit, ratePerSecond, secondsLeft }: Progress): string {
  if (total <= 0) return '';
  const parts = [`${formatNumber(done)} of ${formatNumber(total)} ${unit}`];
  if (ratePerSecond > 0) {
    parts.push(`${formatNumber(ratePerSecond, ratePerSecond < 10 ? 1 : 0)} ${unit}/s`);
    parts.push(`${formatDuration(secondsLeft)} left`);
  }
  return parts.join(' · ');
}
