import type { RunSettings, TrainingAsk } from '#contract/contract';
import type { EngineChoice } from '#learning/network/engineName';
import type { PickedLine, Recipe } from '#learning/recipe/recipe';
import { fileOfLine, type OpenLine, type ReachableLines } from '#main/project/findLine';
import { requireLine } from '#main/project/lineJournal';
import { standardPicks } from '#seismic/picks/pickClasses';

/** A training on lines of the project. */
export interface LinesTraining {
  readonly recipe: Recipe;
  /** The lines whose picks are trained on, by their numbers, in the order of the recipe. */
  readonly trainedLineIds: readonly number[];
  /** Of all lines. */
  readonly pickCount: number;
}

/** The chosen lines that are not shown, in the order of the project. @throws AppFailure 'argument.invalid' */
function othersOf({ store }: OpenLine, lineIds: readonly number[]): number[] {
  for (const id of lineIds) requireLine(store.lines, id);
  return store.lines.map(({ id }) => id).filter((id) => id !== store.line.id && lineIds.includes(id));
}

/** The file of a line that is not shown, with all its picks of the standard classes. @throws AppFailure 'file.missing' */
async function pickedLineOf(open: ReachableLines, lineId: number): Promise<PickedLine> {
  const picks = standardPicks(open.store.picksOf(lineId));
  return { ...(await fileOfLine(open, lineId, 'line')), picks };
}

/**
 * The recipe of a training on the picks of lines of the project: the shown line first, which is classified after it,
 * then the others in the order of the project. Without lines it is on the shown one.
 * @param plane the plane of the shown line that is classified
 * @throws AppFailure 'argument.invalid' for a line that is not in the project, 'file.missing', 'path.notChosen'
 */
export async function trainingOf(
  open: ReachableLines,
  plane: string,
  { lineIds, ...settings }: TrainingAsk,
  engine: EngineChoice,
): Promise<LinesTraining> {
  const { store } = open;
  const shown = store.line.id;
  const chosen = lineIds ?? [shown];
  const picks = chosen.includes(shown) ? standardPicks(store.pickState.picks) : [];
  const others = othersOf(open, chosen);
  const otherLines = await Promise.all(others.map((id) => pickedLineOf(open, id)));
  const file = await fileOfLine(open, shown, plane);
  const given: RunSettings = { ...settings, engine };
  const recipe: Recipe = {
    ...given,
    version: 1,
    ...file,
    picks,
    ...(otherLines.length > 0 ? { otherLines } : {}),
  };
  const counts = [picks.length, ...otherLines.map((line) => line.picks.length)];
  const trainedLineIds = [shown, ...others].filter((_, i) => counts[i] > 0);
  return { recipe, trainedLineIds, pickCount: counts.reduce((sum, count) => sum + count, 0) };
}
