import type { ChosenPlanes, RunSummary } from '#contract/contract';
import type { RunLinesJob } from '#jobs/runLines';
import { failureOf } from '#main/base/failure';
import { fileOfLine, type ReachableLines } from '#main/project/findLine';
import { requireLine } from '#main/project/lineJournal';
import type { ProjectLine } from '#main/project/lineTable';
import type { StoredRun } from '#main/project/runTable';
import { newRunId } from '#main/services/runs/freshRun';
import type { FollowedLine } from '#main/services/runs/linesFollower';
import type { RunBook } from '#main/services/runs/runBook';
import { standardPicks } from '#seismic/picks/pickClasses';
import { mostPickedPlane } from '#seismic/picks/surveyPick';

/** Lines of the project that a run's net classifies: the runs that they become, and the job. */
export interface LineRuns {
  readonly lines: readonly FollowedLine[];
  readonly order: RunLinesJob;
}

/** The lines that are to be classified, and where. */
interface LinesAsked {
  readonly shownPlane: string;
  /** The shown one where they are left out. */
  readonly lineIds?: readonly number[] | undefined;
  /** Of lines that are not shown. */
  readonly planes?: ChosenPlanes | undefined;
}

type Lines = ReachableLines & { readonly runs: RunBook };

/** The run of a net on a line: the one that is there, else a new one on the plane that most of its picks are on. */
function runOnLine({ runs, store }: Lines, net: RunSummary, line: ProjectLine): StoredRun {
  const netId = net.netOf ?? net.runId;
  const known = runs.summaries.find((run) => (run.netOf ?? run.runId) === netId && run.lineId === line.id);
  const { folder: _folder, ...stored } = known ?? net;
  if (known) return stored;
  const now = new Date();
  return {
    ...stored,
    ...{ runId: newRunId(now), startedAtMs: now.getTime(), netOf: netId, lineId: line.id },
    ...{ name: `${net.name} · ${line.name}`, plane: mostPickedPlane(store.picksOf(line.id)) },
    ...{ hasProbabilities: false, canContinue: false, note: '' },
  };
}

/**
 * The runs and the job that classify lines with the net of a run. A line that the net has classified before keeps its
 * run and its plane; the shown one is classified on the shown plane, others on the plane that is chosen for them, else
 * on that of most of their picks.
 * @throws AppFailure 'run.noModel', 'argument.invalid', 'file.missing', 'path.notChosen'
 */
export async function lineRunsOf(
  open: Lines,
  runId: string,
  { shownPlane, lineIds = [open.store.line.id], planes = {} }: LinesAsked,
): Promise<LineRuns> {
  const { store, runs } = open;
  const run = runs.require(runId);
  if (!run.hasModel) throw failureOf('run.noModel', `${run.name} has no trained network.`, 'Train again.');
  const net = runs.netOf(runId);
  const lines: FollowedLine[] = [];
  const jobs: RunLinesJob['lines'][number][] = [];
  for (const id of new Set(lineIds)) {
    const line = requireLine(store.lines, id);
    const own = runOnLine(open, net, line);
    const plane = id === store.line.id ? shownPlane : (planes[id] ?? own.plane);
    lines.push({ run: { ...own, plane }, lineName: line.name });
    const picks = standardPicks(store.picksOf(id));
    const file = await fileOfLine(open, id, plane);
    jobs.push({ ...file, picks, name: line.name, runFolder: runs.folderOf(own.runId) });
  }
  return { lines, order: { netFolder: net.folder, lines: jobs } };
}
