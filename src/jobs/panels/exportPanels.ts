import { basename, join } from 'node:path';
import { drawPanelFigure } from '#jobs/figures/panelFigure';
import { rasterise } from '#jobs/figures/rasterise';
import type { PanelMatrixAnswer } from '#jobs/line/dataTypes';
import { readLine } from '#jobs/line/readLine';
import { computePanels } from '#jobs/panels/computePanels';
import { checkPicksInside, readPicksFile } from '#jobs/picks/picksFile';
import { writeNpy } from '#jobs/tables/npy';
import type { PickedWindow } from '#seismic/picks/pick';
import { JobError } from '#system/failure';
import { PANEL_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

export interface PanelExport {
  readonly linePath: string;
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
    shape: [picks.length, picks.length, traceLags.length, timeLagsMs.length],
    axes: ['first pick', 'second pick', 'trace lag (traces)', 'time lag (ms)'],
    picks,
    traceLags,
    timeLagsMs,
  };
  return `${JSON.stringify(description, null, 2)}\n`;
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
  const picks = await readPicksFile(request.picksPath);
  if (picks.length === 0) {
    const message = `There are no picks in ${basename(request.picksPath)}`;
    throw new JobError('picks.tooFew', message, 'Put at least one pick into it.');
  }
  const section = await readLine(request.linePath, context);
  checkPicksInside(picks, section, request.picksPath);
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
