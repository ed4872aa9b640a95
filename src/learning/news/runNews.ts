import { graphNews } from '#learning/news/graph';
import { gridNews } from '#learning/news/grid';
import { lowestLossNews } from '#learning/news/lowestLosses';
import type { NewsKind, RunFacts } from '#learning/news/newsKind';
import { snapshotNews } from '#learning/news/snapshots';
import { stageNews } from '#learning/news/stage';
import { stepsNews } from '#learning/news/steps';
import type { LoggedSummary, ReadSummary } from '#learning/news/summaryValue';
import { verdictNews } from '#learning/news/verdicts';
import type { StepMetrics } from '#learning/training/metrics';

/** Every kind of news that a run tells. */
const KINDS = {
  stage: stageNews,
  steps: stepsNews,
  snapshots: snapshotNews,
  graph: graphNews,
  verdicts: verdictNews,
  lowestLosses: lowestLossNews,
  grid: gridNews,
};

type Kinds = typeof KINDS;
export type NewsName = keyof Kinds;

type PayloadOf<Kind> = Kind extends NewsKind<infer Payload, infer _State> ? Payload : never;
type StateOf<Kind> = Kind extends NewsKind<infer _Payload, infer State> ? State : never;
type Payloads = { readonly [Name in NewsName]: PayloadOf<Kinds[Name]> };

/** What training and classifying tell on their way: a kind and what belongs to it. */
export type RunNews<Name extends NewsName = NewsName> = {
  [Each in Name]: { readonly kind: Each } & Payloads[Each];
}[Name];

/** All that the news of a run have come to, by kind. */
export type NewsHistory = { readonly [Name in NewsName]: StateOf<Kinds[Name]> };

type Table = { readonly [Name in NewsName]: NewsKind<Payloads[Name], NewsHistory[Name]> };
const TABLE: Table = KINDS;

function isNewsName(name: string): name is NewsName {
  return name in KINDS;
}

const NAMES: readonly NewsName[] = Object.keys(KINDS).filter(isNewsName);

/** A history made kind by kind. */
function historyOf(stateOf: <Name extends NewsName>(name: Name) => NewsHistory[Name]): NewsHistory {
  return Object.fromEntries(NAMES.map((name) => [name, stateOf(name)])) as NewsHistory;
}

/** The history of a run before its first news. */
export const EMPTY_HISTORY: NewsHistory = historyOf((name) => TABLE[name].empty);

function reduceKind<Name extends NewsName>(
  history: NewsHistory,
  name: Name,
  payloads: readonly Payloads[Name][],
): NewsHistory {
  return { ...history, [name]: TABLE[name].reduce(history[name], payloads) };
}

/** The history with one more news. */
export function addNews<Name extends NewsName>(history: NewsHistory, news: RunNews<Name>): NewsHistory {
  return reduceKind(history, news.kind, [news]);
}

/** The history of a run that begins anew at this step: what was told from there on gives way. */
export function rewindHistory(history: NewsHistory, step: number): NewsHistory {
  return historyOf((name) => TABLE[name].rewind(history[name], step));
}

/** What was read back from the event files, and what the run has told meanwhile. */
export function joinHistories(stored: NewsHistory, told: NewsHistory): NewsHistory {
  return historyOf((name) => TABLE[name].join(stored[name], told[name]));
}

/** The history with everything that summaries of an event file hold, in the order of the file. */
export function addSummaries(history: NewsHistory, summaries: readonly ReadSummary[]): NewsHistory {
  const steps = decoded('steps', summaries).flatMap((payload) => payload.steps);
  const read = <Name extends NewsName>(known: NewsHistory, name: Name): NewsHistory =>
    reduceKind(known, name, [...decoded(name, summaries), ...followingFrom(name, steps)]);
  return NAMES.reduce((known, name) => read(known, name), history);
}

function decoded<Name extends NewsName>(name: Name, summaries: readonly ReadSummary[]): Payloads[Name][] {
  return summaries.flatMap((summary) => TABLE[name].decode?.(summary) ?? []);
}

function followingFrom<Name extends NewsName>(name: Name, steps: readonly StepMetrics[]): Payloads[Name][] {
  const payload = steps.length > 0 ? TABLE[name].fromSteps?.(steps) : null;
  return payload ? [payload] : [];
}

/** News that follow from one of steps, of all kinds. */
export function newsFollowing(steps: readonly StepMetrics[]): RunNews[] {
  const following = <Name extends NewsName>(name: Name): RunNews<Name>[] =>
    followingFrom(name, steps).map((payload) => ({ ...payload, kind: name }));
  return NAMES.flatMap((name) => following(name));
}

/** What a news leaves in the event file; nothing for kinds that are not kept there. */
export function summariesOf<Name extends NewsName>(news: RunNews<Name>): LoggedSummary[] {
  return TABLE[news.kind].encode?.(news) ?? [];
}

/** What a news changes in the list of runs. */
export function factsOf<Name extends NewsName>(news: RunNews<Name>): Partial<RunFacts> {
  return TABLE[news.kind].facts?.(news) ?? {};
}

/** Milliseconds between two deliveries of a kind; null where each is delivered at once. */
export function pauseOf(name: NewsName): number | null {
  return TABLE[name].throttle?.everyMs ?? null;
}

/** One news in the place of two of the same kind, the second one newer. */
export function mergeNews<Name extends NewsName>(held: RunNews<Name>, newer: RunNews<Name>): RunNews<Name> {
  const merged = TABLE[newer.kind].throttle?.merge(held, newer);
  return merged ? { ...merged, kind: newer.kind } : newer;
}
