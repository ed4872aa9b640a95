import { basename, join } from 'node:path';
import { drawPanelFigure } from '#jobs/figures/panelFigure';
import { rasterise } from '#jobs/figures/rasterise';
import type { PanelMatrixAnswer } from '#jobs/line/dataTypes';
import { withLine } from '#jobs/line/readLine';
import { computePanels } from '#jobs/panels/computePanels';
import { type PickedPlanes, placeOnPlanes, readPickedSection } from '#jobs/picks/pickedPlanes';
import { readPicksFile } from '#jobs/picks/picksFile';
import { writeNpy } from '#jobs/tables/npy';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { sampleUnit } from '#seismic/section/section';
import { isAsStated, type LineFile } from '#seismic/survey/openingOptions';
import { JobError } from '#system/failure';
import { PANEL_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

/** `plane` is the only one whose picks are taken; each pick is on its own plane where it is left out. */
export interface PanelExport extends LineFile {
  readonly picksPath: string;
  readonly outputFolder: string;
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
}

const PIXELS_PER_UNIT = 2.3;

function isFileOrder(parts: PickedPlanes['parts']): boolean {
  return parts.every(({ plane }) => plane.kind === 'line');
}

function describePanels(
  request: PanelExport,
  { parts, windows: picks }: PickedPlanes,
  answer: PanelMatrixAnswer,
  unit: string,
): string {
  const { traceLags, timeLagsMs } = answer;
  const description = {
    version: 1,
    line: basename(request.linePath),
    ...(isAsStated(request.opening ?? {}) ? {} : { opening: request.opening }),
    shape: [picks.length, picks.length, traceLags.length, timeLagsMs.length],
    axes: ['first pick', 'second pick', 'trace lag (traces)', `time lag (${unit})`],
    picks,
    ...(isFileOrder(parts)
      ? {}
      : { planes: parts.map(({ plane, firstTrace }) => ({ name: plane.name, firstTrace })) }),
    traceLags,
    timeLagsMs,
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** The planes of picks and the picks as windows on them. @throws JobError 'picks.outside', those of reading */
function readPickedPlanes(request: PanelExport, picks: readonly SurveyPick[], context: JobContext) {
  const { plane: onlyPlane, picksPath } = request;
  return withLine(
    request,
    async (line) => {
      const planes = await placeOnPlanes(line, { picks, onlyPlane, picksPath }, context);
      return { section: await readPickedSection(line, planes, context), planes };
    },
    context,
  );
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
  const { section, planes } = await readPickedPlanes(request, read, context);
  const { windows: picks } = planes;
  const answer = await computePanels(
    { section, picks: [...picks], maximumTraceLag, maximumSampleLag, lagStep: 1 },
    context,
  );
  await ensureFolder(outputFolder);
  const paths = [PANEL_FILES.values, PANEL_FILES.description, PANEL_FILES.picture].map((name) =>
    join(outputFolder, name),
  );
  const shape = [picks.length, picks.length, answer.traceLags.length, answer.timeLagsMs.length];
  await writeNpy(paths[0], answer.panels, shape);
  await writeWholeFile(paths[1], describePanels(request, planes, answer, sampleUnit(section)));
  const svg = drawPanelFigure(picks, answer, {
    sampleUnit: sampleUnit(section),
    title: `Correlation panels of ${picks.length} picks`,
    provenance: `Diffrakt ${programVersion()} · ${basename(request.linePath)} · ${basename(request.picksPath)}`,
  });
  await writeWholeFile(paths[2], await rasterise(svg, PIXELS_PER_UNIT));
  return { pickCount: picks.length, files: paths };
}
