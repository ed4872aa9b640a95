import type { EngineName } from '#engine/names/engineNames';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import type { EngineReport, EngineState } from '#engine/names/engineReport';
import { findNativeBinding } from '#engine/native/nativeBinding';
import type { ProbeResult } from '#engine/probe/probe';
import type { Probes } from '#engine/probe/probeCache';
import { JobError } from '#system/failure';

/** Native is given up for the embedded engine only where that is clearly faster: timings wander. */
const CLEARLY = 1.15;

/** What an unprobed engine is, by its files alone: null where it can be tried, else what is missing. */
async function missingOf(name: EngineName): Promise<string | null> {
  if (name === 'wasm' || name === 'cpu') return null;
  if (name === 'webgpu') return 'Not tried here: WebGPU runs in the app only.';
  return (await findNativeBinding()) ? null : 'Not installed: "npm run engine" installs it.';
}

const UNPROBED: Readonly<Record<EngineName, string>> = {
  native: 'Installed, not tried yet.',
  webgpu: 'Not tried yet.',
  wasm: 'WebAssembly SIMD with Diffrakt’s training kernels: always there.',
  cpu: 'Plain JavaScript: the slow reference.',
};

function stateOf(name: EngineName, missing: string | null, probe: ProbeResult | undefined): EngineState {
  const unmeasured = { name, examplesPerSecond: null, predictionsPerSecond: null };
  if (probe?.ok) {
    const { description, examplesPerSecond, predictionsPerSecond } = probe;
    return { name, available: true, detail: description, examplesPerSecond, predictionsPerSecond };
  }
  // The embedded engines are there whatever one try has come to.
  const isEmbedded = name === 'wasm' || name === 'cpu';
  if (probe && !isEmbedded)
    return { ...unmeasured, available: false, detail: `Cannot be used: ${probe.reason}` };
  return { ...unmeasured, available: missing === null, detail: missing ?? UNPROBED[name] };
}

/**
 * Engines that a choice cannot do without trying: those that may fail, and once one of them has run, the
 * embedded one that it is compared with. What is found may call for more: ask again until there is none.
 * @param isCardInReach True where a graphics card can be tried: in the app.
 */
export async function enginesToProbe(
  asked: EngineName | 'auto',
  probes: Probes,
  isCardInReach = false,
): Promise<EngineName[]> {
  if (asked !== 'auto' && asked !== 'native') return [];
  const isNativeThere = (await missingOf('native')) === null;
  const rivals: EngineName[] = isNativeThere ? ['native'] : [];
  if (asked === 'auto' && isCardInReach) rivals.push('webgpu');
  const isCompared = asked === 'auto' && rivals.some((name) => probes[name]?.ok);
  const needed: EngineName[] = isCompared ? [...rivals, 'wasm'] : rivals;
  return needed.filter((name) => probes[name] === undefined);
}

/** Engines that can be tried, best first; with a graphics card where one is in reach. */
export async function measurableEngines(isCardInReach = false): Promise<EngineName[]> {
  const missing = await Promise.all(ENGINE_NAMES.map(missingOf));
  return ENGINE_NAMES.filter((name, i) => missing[i] === null || (name === 'webgpu' && isCardInReach));
}

/** Every engine and what is known of it, best first. */
export async function engineStates(probes: Probes): Promise<EngineState[]> {
  return Promise.all(ENGINE_NAMES.map(async (name) => stateOf(name, await missingOf(name), probes[name])));
}

/**
 * The embedded engine always runs; another one has to have shown that it does, and how fast, and a
 * graphics card that it is worth its driver.
 */
function fastestOf(engines: readonly EngineState[]): EngineState {
  const rate = ({ examplesPerSecond }: EngineState): number => examplesPerSecond ?? 0;
  const embedded = engines.find(({ name }) => name === 'wasm')?.examplesPerSecond ?? Infinity;
  const isUsable = (one: EngineState): boolean => {
    if (one.name === 'webgpu') return rate(one) > CLEARLY * embedded;
    return one.name === 'wasm' || rate(one) > 0;
  };
  const usable = engines.filter((one) => one.available && isUsable(one));
  return usable.reduce((best, one) => (rate(one) > CLEARLY * rate(best) ? one : best));
}

function rateWords({ name, examplesPerSecond }: EngineState): string | null {
  return examplesPerSecond === null ? null : `${name} ${Math.round(examplesPerSecond)}`;
}

function reasonFor(chosen: EngineState, engines: readonly EngineState[]): string {
  const rates = engines.map(rateWords).filter((words) => words !== null);
  const measured = rates.length > 1 ? ` Panels trained on a second: ${rates.join(', ')}.` : '';
  const others = engines.filter(({ available, name }) => !available && name !== chosen.name);
  const missing = others.map(({ name }) => name).join(', ');
  return `The fastest one that runs here.${measured}${missing ? ` Not usable: ${missing}.` : ''}`;
}

/**
 * The engine that is asked for, or for "auto" the fastest that runs, with what is known of all of them.
 * @throws JobError 'engine.missing' with what was found and the remedy
 */
export function decide(asked: EngineName | 'auto', engines: EngineState[]): EngineReport {
  const chosen = asked === 'auto' ? fastestOf(engines) : engines.find(({ name }) => name === asked);
  if (!chosen?.available)
    throw new JobError(
      'engine.missing',
      `The engine "${asked}" cannot be used. ${chosen?.detail ?? 'There is no such engine.'}`,
      'Choose "auto" or "wasm": the embedded engine needs nothing installed.',
    );
  const reason = asked === 'auto' ? reasonFor(chosen, engines) : 'Asked for by name.';
  return { chosen: chosen.name, description: chosen.detail, reason, engines };
}
