import type { FigureOverlay, FileOverlay, LiveAnswer, RunSummary } from '#contract/contract';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import type { ReadGrid } from '#renderer/scene/valueInWords';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { LIVE_LEARNER_TITLES } from '#renderer/words/learnerWords';
import { say } from '#renderer/words/say.svelte';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** What a result is known by: the id of a run, the live answer, or the file over the line. */
export type ResultId = string;
const LIVE = 'live';
const FILE = 'file';

/** A result of the shown plane that can be compared. */
export interface ResultName {
  readonly id: ResultId;
  readonly name: string;
}

/** What a result has over the plane. Its one value, where it has no classes, is a probability only of some files. */
export interface Result extends Omit<ReadGrid, 'shows'> {
  readonly isProbability: boolean;
}

function runsOfPlane(): RunSummary[] {
  return runs.list
    .filter((run) => run.hasProbabilities && shownPlane.isOf(run))
    .sort((a, b) => b.startedAtMs - a.startedAtMs);
}

/** An answer that is of the shown plane, else null. */
function onPlane<Answer extends { readonly plane: string }>(answer: Answer | null): Answer | null {
  return answer?.plane === shownPlane.section?.name ? answer : null;
}

/** What an answer has over its plane. */
export function resultOfAnswer({ grid, classes, learner }: LiveAnswer): Result {
  return {
    ...{ grid, classes: classes ?? STANDARD_CLASSES, ends: [0, 1], isProbability: false },
    single: learner === 'slopeRatio' ? 'steep energy' : null,
  };
}

function liveResult(): Result | null {
  const answer = onPlane(liveAnswer.answer);
  return answer && resultOfAnswer(answer);
}

/** What the one value of a file is called; null where it has classes. */
export function singleOfFile({ kind }: Pick<FileOverlay, 'kind'>): string | null {
  if (kind === 'class') return null;
  return kind === 'values' ? 'value' : kind;
}

/** What a file has over a plane. */
export function resultOfFile(answer: FileOverlay): Result {
  const isProbability = answer.kind === 'probability';
  return {
    ...{ grid: answer.grid, classes: STANDARD_CLASSES, ends: [answer.least, answer.most], isProbability },
    single: singleOfFile(answer),
  };
}

function fileResult(): Result | null {
  const answer = onPlane(overlayFile.answer);
  return answer && resultOfFile(answer);
}

/** One object by grid: what is computed of it stays while a run in progress tells other facts of itself. */
const RUN_RESULTS = new WeakMap<ProbabilityGrid, Result>();

/** What a run has over its plane. */
export function runResult(grid: ProbabilityGrid): Result {
  const known = RUN_RESULTS.get(grid);
  if (known) return known;
  const made: Result = { grid, classes: STANDARD_CLASSES, ends: [0, 1], single: null, isProbability: false };
  RUN_RESULTS.set(grid, made);
  return made;
}

/** The results of the shown plane: the live answer, the file over it, and the runs, the newest first. */
export function resultNames(): ResultName[] {
  const live = onPlane(liveAnswer.answer);
  const file = onPlane(overlayFile.answer);
  return [
    ...(live ? [{ id: LIVE, name: say(LIVE_LEARNER_TITLES[live.learner]) }] : []),
    ...(file ? [{ id: FILE, name: file.fileName }] : []),
    ...runsOfPlane().map(({ runId, name }) => ({ id: runId, name })),
  ];
}

/** A result as main knows it. */
export function overlayOfResult(id: ResultId): FigureOverlay {
  if (id === LIVE) return { kind: 'live' };
  return id === FILE ? { kind: 'file' } : { kind: 'run', runId: id };
}

/** A result, with the grid of a run that was read; null where it is not there, or not yet. */
export function resultOf(id: ResultId, grids: ReadonlyMap<ResultId, ProbabilityGrid>): Result | null {
  if (id === LIVE) return liveResult();
  if (id === FILE) return fileResult();
  if (!runsOfPlane().some(({ runId }) => runId === id)) return null;
  const grid = (runs.shownId === id ? runs.grid?.grid : undefined) ?? grids.get(id);
  return grid ? runResult(grid) : null;
}

/** True for a result whose grid is in a run's folder. */
export function isOfRun(id: ResultId): boolean {
  return id !== LIVE && id !== FILE;
}

/** The result that is drawn over the section when nothing is compared. */
export function drawnResult(): ResultId | null {
  if (overlayFile.isChosen && overlayFile.answer) return FILE;
  return liveAnswer.shown === 'run' ? runs.shownId : LIVE;
}
