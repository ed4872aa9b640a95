import { basename, join } from 'node:path';
import { drawPanelFigure } from '#jobs/figures/panelFigure';
import { rasterise } from '#jobs/figures/rasterise';
import type { PanelMatrixAnswer } from '#jobs/line/dataTypes';
import { LineReader } from '#jobs/line/lineReader';
import { computePanels } from '#jobs/panels/computePanels';
import { readPicksFile } from '#jobs/picks/picksFile';
import { placePicks } from '#jobs/picks/placePicks';
import { writeNpy } from '#jobs/tables/npy';
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import { isAsStated, type LineFile } from '#seismic/survey/openingOptions';
import { JobError } from '#system/failure';
import { PANEL_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

export interface PanelExport extends LineFile {
  readonly picksPath: string;
  readonly outputFolder: string;
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
}

const PIXELS_PER_UNIT = 2.3;

function describePanels(
  request: PanelExport,
  picks: readonly PickedWindow[],
  answer: PanelMatrixAnswer,
): string {
  const { traceLags, timeLagsMs } = answer;
  const description = {
    version: 1,
    line: basename(request.linePath),
    ...(isAsStated(request.opening ?? {}) ? {} : { opening: request.opening }),
    shape: [picks.length, picks.length, traceLags.length, timeLagsMs.length],
    axes: ['first pick', 'second pick', 'trace lag (traces)', 'time lag (ms)'],
    picks,
    traceLags,
    timeLagsMs,
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** The line and the picks as windows on it. @throws JobError 'picks.outside' and those of reading the line */
async function readPickedLine(
  { linePath, opening, picksPath }: PanelExport,
  picks: readonly SurveyPick[],
  context: JobContext,
): Promise<{ readonly section: Section; readonly picks: PickedWindow[] }> {
  const reader = await LineReader.open(linePath, opening);
  try {
    const placed = placePicks(picks, await reader.sectionPlane('line', context.signal), picksPath);
    return { section: await reader.readSection(context), picks: placed };
  } finally {
    await reader.dispose();
  }
}

/**
 * Writes the correlation panels of a picks file: panels.npy [N, N, trace lags, time lags],
 * panels.json (picks and axes) and panels.png.
 */
export async function exportPanels(
  request: PanelExport,
  context: JobContext,
): Promise<{ pickCount: number; files: string[] }> {
  const { outputFolder, maximumTraceLag, maximumSampleLag } = request;
  const read = await readPicksFile(request.picksPath);
  if (read.length === 0) {
    const message = `There are no picks in ${basename(request.picksPath)}`;
    throw new JobError('picks.tooFew', message, 'Put at least one pick into it.');
  }
  const { section, picks } = await readPickedLine(request, read, context);
  const answer = await computePanels(
    { section, picks, maximumTraceLag, maximumSampleLag, lagStep: 1 },
    context,
  );
  await ensureFolder(outputFolder);
  const paths = [PANEL_FILES.values, PANEL_FILES.description, PANEL_FILES.picture].map((name) =>
    join(outputFolder, name),
  );
  const shape = [picks.length, picks.length, answer.traceLags.length, answer.timeLagsMs.length];
  await writeNpy(paths[0], answer.panels, shape);
  await writeWholeFile(paths[1], describePanels(request, picks, answer));
  const svg = drawPanelFigure(picks, answer, {
    title: `Correlation panels of ${picks.length} picks`,
    provenance: `Diffrakt ${programVersion()} · ${basename(request.linePath)} · ${basename(request.picksPath)}`,
  });
  await writeWholeFile(paths[2], await rasterise(svg, PIXELS_PER_UNIT));
  return { pickCount: picks.length, files: paths };
}
