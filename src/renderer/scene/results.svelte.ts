import type { RunSummary } from '#contract/contract';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import type { ReadGrid } from '#renderer/scene/valueInWords';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { LIVE_LEARNER_TITLES } from '#renderer/words/learnerWords';
import { say } from '#renderer/words/say.svelte';
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

/** A result with its grid. Its one value, where it has no classes, is a probability only of some files. */
export interface Result extends ResultName, Omit<ReadGrid, 'shows'> {
  readonly isProbability: boolean;
}

function runsOfPlane(): RunSummary[] {
  return runs.list
    .filter((run) => run.hasProbabilities && shownPlane.isOf(run))
    .sort((a, b) => b.startedAtMs - a.startedAtMs);
}

function liveResult(): Result | null {
  const { answer } = liveAnswer;
  if (!answer || answer.plane !== shownPlane.section?.name) return null;
  const isSingle = answer.learner === 'slopeRatio';
  return {
    ...{ id: LIVE, name: say(LIVE_LEARNER_TITLES[answer.learner]), grid: answer.grid },
    ...{ classes: answer.classes ?? STANDARD_CLASSES, ends: [0, 1], isProbability: false },
    single: isSingle ? 'steep energy' : null,
  };
}

function fileResult(): Result | null {
  const { answer } = overlayFile;
  if (!answer || answer.plane !== shownPlane.section?.name) return null;
  const isProbability = answer.kind === 'probability';
  return {
    ...{ id: FILE, name: answer.fileName, grid: answer.grid, classes: STANDARD_CLASSES, isProbability },
    ends: [answer.least, answer.most],
    single: answer.kind === 'class' ? null : isProbability ? 'probability' : 'value',
  };
}

/** The results of the shown plane: the live answer, the file over it, and the runs, the newest first. */
export function resultNames(): ResultName[] {
  return [liveResult(), fileResult(), ...runsOfPlane()].flatMap((one) => {
    if (!one) return [];
    return 'runId' in one ? { id: one.runId, name: one.name } : { id: one.id, name: one.name };
  });
}

/** A result, with the grid of a run that was read; null where it is not there, or not yet. */
export function resultOf(id: ResultId, grids: ReadonlyMap<ResultId, Result['grid']>): Result | null {
  if (id === LIVE) return liveResult();
  if (id === FILE) return fileResult();
  const run = runsOfPlane().find(({ runId }) => runId === id);
  const grid = run && (runs.shownId === id ? (runs.grid?.grid ?? grids.get(id)) : grids.get(id));
  if (!grid) return null;
  const facts = { classes: STANDARD_CLASSES, ends: [0, 1], single: null, isProbability: false } as const;
  return { id, name: run.name, grid, ...facts };
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
