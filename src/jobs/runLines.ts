import { cp } from 'node:fs/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import { classifySection } from '#jobs/classify/classifySection';
import { writeGrid } from '#jobs/classify/gridFile';
import { withLine } from '#jobs/line/readLine';
import { readRecipe } from '#jobs/recipe/recipe';
import { runPaths } from '#jobs/runRecipe';
import type { RunNews } from '#learning/news/runNews';
import type { PickedLine } from '#learning/recipe/recipe';
import { JobError } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

/** A line to be classified, with its picks for the picture of its export. */
export interface RunLine extends PickedLine {
  /** For messages. */
  readonly name: string;
  /** Gets probabilities, and recipe and model where it is not the run of the net. */
  readonly runFolder: string;
}

export interface RunLinesJob {
  /** The run whose net classifies the lines. */
  readonly netFolder: string;
  readonly lines: readonly RunLine[];
}

/** What happens to a line, by its place among the lines. */
export type LineNews = { readonly line: number } & (
  | { readonly kind: 'begun' }
  | { readonly kind: 'news'; readonly news: RunNews }
  /** `complete` is false where it was stopped; its finest grid is kept. */
  | { readonly kind: 'done'; readonly complete: boolean }
  | { readonly kind: 'failed'; readonly error: Pick<JobError, 'code' | 'message' | 'remedy'> }
);

/** Samples of a line's plane; 0 where it does not open, which is told when its turn comes. */
async function sizeOf(line: RunLine, context: ComputeContext): Promise<number> {
  return withLine(
    line,
    async (reader) => {
      const { axes } = await reader.sectionPlane(line.plane ?? 'line', context.signal);
      return axes.traceCount * axes.sampleCount;
    },
    context,
  ).catch((error: unknown) => {
    if (!(error instanceof JobError)) throw error;
    return 0;
  });
}

/** Progress over all lines by their samples; with one line its own. */
class LinesProgress {
  private readonly meter: ProgressMeter | null;

  constructor(
    private readonly context: ComputeContext<LineNews>,
    private readonly names: readonly string[],
    private readonly sizes: readonly number[],
  ) {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const work = { stage: 'Classifying', total, unit: 'samples' };
    this.meter = sizes.length > 1 ? new ProgressMeter(context, work) : null;
  }

  /** The progress of a line as a part of all. */
  ofLine(line: number): ComputeContext<never>['progress'] {
    const before = this.sizes.slice(0, line).reduce((sum, size) => sum + size, 0);
    return (progress) => {
      if (!this.meter) return this.context.progress(progress);
      const share = progress.total > 0 ? progress.done / progress.total : 0;
      const stage = `${this.names[line]}, line ${line + 1} of ${this.names.length}: ${progress.stage}`;
      this.meter.tell(before + Math.round(share * this.sizes[line]), stage);
    };
  }
}

/** Puts the recipe and the net of a run into the folder of another one, which can then be exported by itself. */
async function takeNet(netFolder: string, { name: _name, runFolder, ...line }: RunLine): Promise<void> {
  if (runFolder === netFolder) return;
  const from = runPaths(netFolder);
  const to = runPaths(runFolder);
  const { otherLines: _others, ...recipe } = await readRecipe(from.recipe);
  await ensureFolder(runFolder);
  await cp(from.modelFolder, to.modelFolder, { recursive: true, force: true });
  await writeWholeFile(to.recipe, `${JSON.stringify({ ...recipe, ...line }, null, 2)}\n`);
}

/** Classifies one line into its folder. True where the finest grid is complete. */
async function classifyOne(
  line: RunLine,
  netFolder: string,
  context: ComputeContext<RunNews>,
): Promise<boolean> {
  const { linePath, opening, plane } = line;
  const { modelFolder } = runPaths(netFolder);
  await takeNet(netFolder, line);
  const found = await classifySection({ linePath, opening, plane, modelFolder }, context);
  await writeGrid(line.runFolder, found);
  return found.complete;
}

/**
 * Classifies lines one after the other with the net of a run, each into a run's folder of its own. One that fails is
 * told, and the next ones go on; stopping keeps those that are done. Answers false where it was stopped.
 * @throws JobError 'cancelled' where not even the coarsest grid of a line is complete
 */
export async function runLines(
  { netFolder, lines }: RunLinesJob,
  context: ComputeContext<LineNews>,
): Promise<boolean> {
  const silent = { ...context, progress: () => undefined, emit: () => undefined };
  const sizes: number[] = [];
  for (const line of lines) sizes.push(lines.length > 1 ? await sizeOf(line, silent) : 1);
  const names = lines.map(({ name }) => name);
  const progress = new LinesProgress(context, names, sizes);
  for (const [number, line] of lines.entries()) {
    if (context.signal.aborted) return false;
    context.emit({ line: number, kind: 'begun' });
    const own: ComputeContext<RunNews> = {
      ...context,
      progress: progress.ofLine(number),
      emit: (news) => context.emit({ line: number, kind: 'news', news }),
      warn: (message) => context.warn(lines.length > 1 ? `${line.name}: ${message}` : message),
    };
    try {
      const complete = await classifyOne(line, netFolder, own);
      context.emit({ line: number, kind: 'done', complete });
    } catch (error) {
      if (!(error instanceof JobError) || error.code === 'cancelled') throw error;
      const { code, message, remedy } = error;
      context.emit({ line: number, kind: 'failed', error: { code, message, remedy } });
    }
  }
  return !context.signal.aborted;
}
