import type { EngineName } from '#engine/names/engineNames';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import type { EngineFinding, EngineReport, EngineState } from '#engine/names/engineReport';
import { findingWords } from '#engine/names/engineWords';
import { findNativeBinding } from '#engine/native/nativeBinding';
import type { ProbeResult } from '#engine/probe/probe';
import type { Probes } from '#engine/probe/probeCache';
import { JobError } from '#system/failure';

/** Native is given up for the embedded engine only where that is clearly faster: timings vary. */
const CLEARLY = 1.15;

/** Engines that need nothing installed: they can be used whatever one try has come to. */
const EMBEDDED: readonly EngineName[] = ['wasm', 'cpu'];

/** What the files alone tell of an engine. */
async function findingOfFiles(name: EngineName): Promise<EngineFinding> {
  if (name === 'webgpu') return { kind: 'app only' };
  if (name === 'native' && !(await findNativeBinding())) return { kind: 'not installed' };
  return { kind: 'not tried' };
}

/** True where it can be tried here. */
async function canBeTried(name: EngineName): Promise<boolean> {
  return (await findingOfFiles(name)).kind === 'not tried';
}

async function stateOf(name: EngineName, probe: ProbeResult | undefined): Promise<EngineState> {
  if (probe?.ok) {
    const { description, examplesPerSecond, predictionsPerSecond } = probe;
    const finding = { kind: 'ran', description } as const;
    return { name, available: true, finding, examplesPerSecond, predictionsPerSecond };
  }
  const isFailed = probe !== undefined && !EMBEDDED.includes(name);
  const finding: EngineFinding = isFailed
    ? { kind: 'failed', failure: probe.failure }
    : await findingOfFiles(name);
  const available = finding.kind === 'not tried';
  return { name, available, finding, examplesPerSecond: null, predictionsPerSecond: null };
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
  const candidates: EngineName[] = (await canBeTried('native')) ? ['native'] : [];
  if (asked === 'auto' && isCardInReach) candidates.push('webgpu');
  const isCompared = asked === 'auto' && candidates.some((name) => probes[name]?.ok);
  const needed: EngineName[] = isCompared ? [...candidates, 'wasm'] : candidates;
  return needed.filter((name) => probes[name] === undefined);
}

/** Engines that can be tried, best first; with a graphics card where one is in reach. */
export async function measurableEngines(isCardInReach = false): Promise<EngineName[]> {
  const areTriable = await Promise.all(ENGINE_NAMES.map(canBeTried));
  return ENGINE_NAMES.filter((name, i) => areTriable[i] || (name === 'webgpu' && isCardInReach));
}

/** Every engine and what is known of it, best first. */
export async function engineStates(probes: Probes): Promise<EngineState[]> {
  return Promise.all(ENGINE_NAMES.map((name) => stateOf(name, probes[name])));
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

/**
 * The engine that is asked for, or for "auto" the fastest that runs, with what is known of all of them.
 * @throws JobError 'engine.missing' with what was found and the remedy
 */
export function decide(asked: EngineName | 'auto', engines: EngineState[]): EngineReport {
  const chosen = asked === 'auto' ? fastestOf(engines) : engines.find(({ name }) => name === asked);
  if (!chosen?.available) {
    const finding = chosen ? findingWords(chosen.name, chosen.finding) : 'There is no such engine.';
    throw new JobError(
      'engine.missing',
      `The engine "${asked}" cannot be used. ${finding}`,
      'Choose "auto" or "wasm": the embedded engine needs nothing installed.',
    );
  }
  const description = chosen.finding.kind === 'ran' ? chosen.finding.description : null;
  const choice = { kind: asked === 'auto' ? 'fastest' : 'asked for' } as const;
  return { chosen: chosen.name, description, choice, engines };
}
