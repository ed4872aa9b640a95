import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { classifyOn } from '#jobs/classify/classifySection';
import { type Classifier, trainedClassifier } from '#jobs/export/classifier';
import type { LineReader } from '#jobs/line/lineReader';
import type { StoredModel } from '#jobs/model/modelFolder';
import { learnLineOf } from '#jobs/recipe/learnLine';
import type { RunNews } from '#learning/news/runNews';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { Section } from '#seismic/section/section';

/** Classifies planes of one volume, each alike and without regard to what was classified before. */
export interface PlaneClassifier {
  readonly classifier: Classifier;
  classify(section: Section, context: ComputeContext<RunNews>): Promise<ProbabilityGrid>;
}

/** Planes by a net that was trained on picks. */
export function trainedPlanes(
  line: LineReader,
  { model, folder }: { readonly model: StoredModel; readonly folder: string },
  engine: RunningEngine,
): PlaneClassifier {
  return {
    classifier: trainedClassifier(model, folder),
    classify: async (section, context) => {
      const learnLine = await learnLineOf(line, section, context.signal);
      return (await classifyOn(engine, model, learnLine, context)).grid;
    },
  };
}
