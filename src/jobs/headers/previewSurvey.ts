import type { SegyDataset } from 'segyio-wasm';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import { quickHeaders } from '#jobs/line/sampleHeaders';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import { picksOutside } from '#seismic/picks/pickInside';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { describeSurvey } from '#seismic/survey/surveyWords';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

export interface SurveyPreviewOrder {
  readonly path: string;
  readonly opening: OpeningOptions;
  readonly picks: readonly SurveyPick<string>[];
}

async function previewOf(
  dataset: SegyDataset,
  { opening, picks }: SurveyPreviewOrder,
  signal: AbortSignal,
): Promise<SurveyPreview> {
  const { survey, geometry } = await quickHeaders(dataset, opening, signal);
  const { traceCount, sampleCount, sampleIntervalUs, format } = dataset.layout;
  return {
    ...{ ...describeSurvey(survey, geometry), traceCount, sampleCount, sampleIntervalUs },
    ...{ formatName: format.name, lostPickCount: picksOutside(picks, survey).length, fault: null },
  };
}

const NOTHING = {
  title: null,
  facts: [],
  traceCount: 0,
  sampleCount: 0,
  sampleIntervalUs: 0,
  formatName: '',
};

/**
 * Opens a file by other options and describes the survey that it is then; why it does not open so is part of the
 * answer. Of a large, regular grid some hundred headers are read.
 * @throws JobError 'cancelled'
 */
export async function previewSurvey(order: SurveyPreviewOrder, context: JobContext): Promise<SurveyPreview> {
  const { signal } = context;
  try {
    const dataset = await openLineFile(order.path, order.opening, context);
    try {
      return await withJobErrors(() => previewOf(dataset, order, signal));
    } finally {
      await dataset.dispose();
    }
  } catch (error) {
    if (!(error instanceof JobError) || error.code === 'cancelled') throw error;
    return { ...NOTHING, lostPickCount: order.picks.length, fault: error.message };
  }
}
