import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { LineReader } from '#jobs/line/lineReader';
import { readModel } from '#jobs/model/modelFolder';
import { isPretrained } from '#jobs/pretrain/pretrainedFile';
import { readNet } from '#jobs/pretrain/shippedModel';
import { type PlaneClassifier, trainedPlanes } from '#jobs/volume/planeClassifier';
import { pretrainedPlanes } from '#jobs/volume/pretrainedPlanes';
import type { RunNews } from '#learning/news/runNews';
import type { SurveyPick } from '#seismic/picks/surveyPick';

/** Which net classifies a volume, and what it is shown. */
export interface VolumeNetRequest {
  /** A trained or a pre-trained net; the one that comes with the program where left out. */
  readonly modelFolder?: string;
  /** What a pre-trained net is shown, on whichever planes it was picked. */
  readonly picks?: readonly SurveyPick[];
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
}

/** A net that has been read, before the volume is. */
export interface VolumeNet {
  readonly sha256: string;
  /** True for a net that gives diffractions by themselves, too. */
  readonly isPretrained: boolean;
  /** @param usualPlane the plane that working samples are chosen by where there are no picks */
  prepare(
    line: LineReader,
    engine: RunningEngine,
    usualPlane: string,
    context: ComputeContext<RunNews>,
  ): Promise<PlaneClassifier>;
}

/** Reads a net for a volume. @throws JobError 'model.invalid' */
export async function readVolumeNet(request: VolumeNetRequest): Promise<VolumeNet> {
  const { modelFolder, picks = [], picksPath } = request;
  if (modelFolder !== undefined && !(await isPretrained(modelFolder))) {
    const model = await readModel(modelFolder);
    return {
      ...{ sha256: model.sha256, isPretrained: false },
      prepare: async (line, engine) => trainedPlanes(line, { model, folder: modelFolder }, engine),
    };
  }
  const { model, folder } = await readNet(modelFolder);
  return {
    ...{ sha256: model.sha256, isPretrained: true },
    prepare: (line, engine, usualPlane, context) =>
      pretrainedPlanes(line, { net: { model, engine }, folder, picks, picksPath, usualPlane }, context),
  };
}
