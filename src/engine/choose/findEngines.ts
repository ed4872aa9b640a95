import type { EngineName } from '#engine/names/engineNames';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import type { EngineFinding, EngineReport, EngineState } from '#engine/names/engineReport';
import { findingWords } from '#engine/names/engineWords';
import { findNativeBinding } from '#engine/native/nativeBinding';
import type { ProbeResult } from '#engine/probe/probe';
import type { Probes } from '#engine/probe/probeCache';
import { JobError } from '#system/failure';

/** The embedded engine is preferred to native only where it is clearly faster: timings vary. */
const CLEARLY = 1.15;

/** Engines that need nothing installed: they can be used whatever the result of one try. */
const EMBEDDED: readonly EngineName[] = ['wasm', 'cpu'];

/** What the files alone show of an engine. */
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
 * embedded one that it is compared with. A result may make more tries necessary: call again until there are
 * none.
 * @param isCardInReach True where a graphics card can be tried: in the app
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

/** Engines that can be tried, best first; with a graphics card where one can be tried. */
export async function measurableEngines(isCardInReach = false): Promise<EngineName[]> {
  const areTriable = await Promise.all(ENGINE_NAMES.map(canBeTried));
  return ENGINE_NAMES.filter((name, i) => areTriable[i] || (name === 'webgpu' && isCardInReach));
}

/** Every engine and its results, best first. */
export async function engineStates(probes: Probes): Promise<EngineState[]> {
  return Promise.all(ENGINE_NAMES.map((name) => stateOf(name, probes[name])));
}

/**
 * The embedded engine always runs. Another one must have run in a try, which measured its speed; a graphics
 * card must also be clearly faster.
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
 * The requested engine, or for "auto" the fastest that runs, with the results of all of them.
 * @throws JobError 'engine.missing' with the finding and the remedy
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
