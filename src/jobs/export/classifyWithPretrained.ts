import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { DenseAnswers } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { judgeLearners } from '#jobs/classify/judgeLearners';
import { apexRows } from '#jobs/export/apexTable';
import { pretrainedClassifier } from '#jobs/export/classifier';
import { leaveResults, type ResultOptions } from '#jobs/export/leaveResults';
import type { ClassificationReport } from '#jobs/export/report';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { velocitiesOf } from '#jobs/export/velocityProduct';
import { withLine } from '#jobs/line/readLine';
import { picksMadeOn } from '#jobs/picks/picksMadeOn';
import { placePicks } from '#jobs/picks/placePicks';
import { readNet } from '#jobs/pretrain/shippedModel';
import { countPicks } from '#jobs/recipe/pickInput';
import { LEAST_APEX_SCORE } from '#learning/dense/apex/apexes';
import { bestUse, type PretrainedUse } from '#learning/dense/liveLearner';
import type { RunNews } from '#learning/news/runNews';
import type { LineFile } from '#seismic/survey/openingOptions';
import { coordinatesOn } from '#seismic/survey/sectionPlane';
import { traceSpacingM } from '#seismic/survey/traceSpacing';
import { throwIfCancelled } from '#system/failure';

export interface ClassifyWithPretrained extends ResultOptions, LineFile {
  readonly outputFolder: string;
  /** A pre-trained net; the one that comes with the program where left out. */
  readonly modelFolder?: string;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
  readonly engine?: EngineName | 'auto';
  /** How the net is used; the best by picks left out in turn where left out. */
  readonly use?: PretrainedUse;
}

/**
 * Classifies a whole line with a pre-trained net, with the picks that there are, and writes the results to a
 * folder.
 * @throws JobError 'model.invalid', 'picks.outside', 'engine.missing', 'cancelled', 'argument.invalid' where a
 *   result would replace the line, and those of reading the line and of `leaveResults`
 */
export async function classifyWithPretrained(
  request: ClassifyWithPretrained,
  context: ComputeContext<RunNews>,
): Promise<ClassificationReport> {
  const startedMs = performance.now();
  const { linePath, outputFolder, picks = [], picksPath } = request;
  const folder = await ResultFolder.prepare(linePath, outputFolder);
  const { model, folder: modelFolder } = await readNet(request.modelFolder);
  context.emit({ kind: 'stage', stage: 'preparing' });
  return withLine(
    request,
    async (line) => {
      const plane = await line.sectionPlane(request.plane ?? 'line', context.signal);
      const writer = SectionWriter.for(line, request.kind, plane);
      const windows = placePicks(picksMadeOn(picks, plane.name, context.warn), plane, picksPath);
      const engine = await chooseEngine(request.engine ?? 'auto', context.engines);
      const section = await line.readSection(context, plane.name);
      const denseLine = await DenseLine.prepare(section, context.signal);
      context.emit({ kind: 'stage', stage: 'classifying' });
      const answers = new DenseAnswers(denseLine, { model, engine });
      const { judgements, correction } = await judgeLearners(answers, windows, context.signal);
      const use = windows.length === 0 ? 'withoutPicks' : (request.use ?? bestUse(judgements));
      const grid = await answers.grid({ picks: windows, use, correction }, context);
      throwIfCancelled(context.signal);
      const run = { folder: modelFolder, pickCounts: countPicks(windows), use, judgements };
      const classifier = pretrainedClassifier(model, run);
      const spacing = traceSpacingM(coordinatesOn(await line.survey(context.signal), plane));
      const tops = apexRows(await answers.apexes(grid), plane.axes, denseLine.working, spacing);
      const found = {
        apexes: tops.filter(({ score }) => score >= LEAST_APEX_SCORE),
        velocities: velocitiesOf(tops, plane.axes),
        ...{ line, plane, writer, section, classifier, grid },
        engine: { name: engine.name, description: describeEngine(engine.description) },
        classifySeconds: (performance.now() - startedMs) / 1000,
      };
      return leaveResults(found, folder, request, context);
    },
    context,
  );
}
