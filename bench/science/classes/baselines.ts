/** What the head is compared with. It takes minutes, and does not change with the head: figures are kept in files. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeNewSection } from '#jobs/export/writeSection';
import { scoreConfusion } from '#seismic/labels/confusion';
import type { SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { scoredSamples } from '#seismic/labels/ranking';
import { confusionOf } from '#seismic/labels/score';
import type { PickedWindow } from '#seismic/picks/pick';
import { writeWholeFile } from '#system/wholeFile';
import type { Laboratory } from '../challenges/challenge';
import { classifyByComponents } from '../challenges/principalComponents';
import { quietContext } from '../knownLineFolder';
import type { RedefinedLine } from './redefinitions';

const scoresSchema = z.object({ pairs: z.number(), components: z.number() });
/** Macro-F1 of the net on pair panels, and of principal components with logistic regression. */
export type BaselineScores = z.infer<typeof scoresSchema>;

/** Mean F1 of the classes on the samples that are scored. */
export function macroF1(line: RedefinedLine, found: SectionProbabilities): number {
  return scoreConfusion(confusionOf(scoredSamples(line), found)).macroF1;
}

async function byPairPanels(
  lab: Laboratory,
  line: RedefinedLine,
  picks: readonly PickedWindow[],
): Promise<SectionProbabilities> {
  const path = join(await lab.scratch('line'), 'section.sgy');
  await writeNewSection(
    { outputPath: path, section: line.section, textLines: ['SIMULATED DATA'], traceSpacingM: 12.5 },
    quietContext(),
  );
  return lab.classifyWith(await lab.train({ path }, picks, { task: 'pairs' }), { path });
}

/** A line and its picks, with the file that the figures are kept in. */
export interface BaselineRequest {
  readonly line: RedefinedLine;
  readonly picks: readonly PickedWindow[];
  readonly path: string;
}

/** The figures of a line and its picks, measured where the file is not there yet. */
export async function baselineScores(
  lab: Laboratory,
  { line, picks, path }: BaselineRequest,
): Promise<BaselineScores> {
  if (!existsSync(path)) {
    const scores: BaselineScores = {
      pairs: macroF1(line, await byPairPanels(lab, line, picks)),
      components: macroF1(line, classifyByComponents(line.section, picks)),
    };
    await writeWholeFile(path, JSON.stringify(scores));
  }
  return scoresSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}
