import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeNewSection } from '#jobs/export/writeSection';
import { createRecipe } from '#jobs/recipe/recipe';
import type { EngineChoice } from '#learning/network/engineName';
import type { RunNews } from '#learning/news/runNews';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { type PickByTrace, picksByTrace } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import { simulateSection } from '#seismic/simulate/simulateSection';
import type { JobContext } from '#system/job';
import type { Progress } from '#system/progress';

/** What a job told a test on its way. */
export interface Heard {
  readonly context: JobContext<RunNews>;
  readonly controller: AbortController;
  readonly news: RunNews[];
  readonly progress: Progress[];
  readonly warnings: string[];
}

/** A context that remembers; `react` sees each news and may stop the job. */
export function listen(react: (heard: Heard, news: RunNews | Progress) => void = () => undefined): Heard {
  const controller = new AbortController();
  const news: RunNews[] = [];
  const progress: Progress[] = [];
  const warnings: string[] = [];
  const context: JobContext<RunNews> = {
    signal: controller.signal,
    progress: (one) => {
      progress.push(one);
      react(heard, one);
    },
    warn: (message) => warnings.push(message),
    emit: (one) => {
      news.push(one);
      react(heard, one);
    },
  };
  const heard: Heard = { context, controller, news, progress, warnings };
  return heard;
}

/** A small simulated line on disk with windows picked by its truth. */
export interface TinyLine {
  readonly linePath: string;
  readonly section: Section;
  readonly picks: PickByTrace[];
}

export interface TinyLineOptions {
  readonly traceCount?: number;
  readonly sampleCount?: number;
  readonly sampleIntervalUs?: number;
}

/** Writes a line of 120 traces × 160 samples, or of another size, and picks eight windows a class. */
export async function writeTinyLine(linePath: string, options: TinyLineOptions = {}): Promise<TinyLine> {
  const size = { traceCount: 120, sampleCount: 160, sampleIntervalUs: 4000, ...options };
  const simulated = simulateSection({ seed: 4, ...size });
  const { section, traceSpacingM } = simulated;
  const request = { outputPath: linePath, section, textLines: ['TINY'], traceSpacingM };
  await writeNewSection(request, listen().context);
  const order = { perClass: 8, endTrace: section.traceCount, seed: 4, traces: 12, durationMs: 64 };
  return { linePath, section, picks: picksByTrace(picksFromTruth(simulated, section, order)) };
}

/** Options that train in a moment. */
export const TINY_OPTIONS: Partial<TrainOptions> = {
  seed: 3,
  steps: 30,
  batchSize: 16,
  filters: [3, 4],
  maximumTraceLag: 6,
  maximumSampleLag: 6,
  templatesPerClass: 3,
};

/** Options and engine of a tiny training. */
export type TinyChoices = Partial<TrainOptions> & { readonly engine?: EngineChoice };

/** The recipe of a training that takes a moment, with some options changed. */
export function tinyRecipe(
  line: Pick<TinyLine, 'linePath' | 'picks'>,
  { engine, ...changes }: TinyChoices = {},
): Recipe {
  return createRecipe(line, { engine, options: { ...TINY_OPTIONS, ...changes } });
}

/** Python with the reference programs of `npm run oracles`. */
export const oraclePython = join(import.meta.dirname, '../../../.oracles/bin/python');

/** For the title of a test that needs them. */
export const needsOracles = existsSync(oraclePython) ? '' : ' (skipped without .oracles: npm run oracles)';
