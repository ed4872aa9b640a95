import { basename } from 'node:path';
import { csvFormat } from 'd3-dsv';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import type { ComputeContext } from '#engine/start/computeContext';
import { type ClusterRequest, clusterWindows } from '#jobs/classify/clusterWindows';
import { denseNetOf } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { ResultFolder } from '#jobs/export/resultFolder';
import { exportFigure, viewOfWholeSection } from '#jobs/figures/exportFigure';
import { withLine } from '#jobs/line/readLine';
import { writePicks } from '#jobs/picks/picksFile';
import { readNet } from '#jobs/pretrain/shippedModel';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import type { RunNews } from '#learning/news/runNews';
import { clusterStyleOf } from '#seismic/display/clusterStyle';
import type { ClassedWindow, PickClass } from '#seismic/picks/pickClasses';
import { surveyPickOf } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { CLUSTER_FILES } from '#system/fileNames';
import { programVersion } from '#system/programVersion';
import { writeWholeFile } from '#system/wholeFile';

export interface ClusterLine extends LineFile, ClusterRequest {
  readonly outputFolder: string;
  /** The pre-trained net of the features; the one that comes with the program where left out. */
  readonly modelFolder?: string;
  readonly engine?: EngineName | 'auto';
}

/** Boxes of the picture are this share of the windows, so that neighbours can be told apart. */
const DRAWN_SHARE = 0.3;

/** The clusters as classes: "cluster 1", "cluster 2" … */
function classesOf({ clusterCount }: WindowClusters): PickClass[] {
  return Array.from({ length: clusterCount }, (_, i) => ({
    name: `cluster ${i + 1}`,
    colour: clusterStyleOf(i).colour,
  }));
}

function windowsOf({ windows }: WindowClusters, classes: readonly PickClass[]): ClassedWindow[] {
  return windows.map(({ trace, timeMs, traces, durationMs, cluster }, i) => ({
    ...{ id: `window-${i + 1}`, class: classes[cluster].name },
    ...{ trace, timeMs, traces, durationMs },
  }));
}

/** `clusters.csv`: a row a window; the smaller the distance, the more typical it is of its cluster. */
function clustersToCsv({ windows }: WindowClusters): string {
  const rows = windows.map(({ trace, timeMs, cluster, x, y, distance }) => ({
    ...{ trace, timeMs: timeMs.toFixed(1), cluster: cluster + 1 },
    ...{ x: x.toFixed(4), y: y.toFixed(4), distance: distance.toFixed(4) },
  }));
  return `${csvFormat(rows, ['trace', 'timeMs', 'cluster', 'x', 'y', 'distance'])}\n`;
}

async function drawClusters(
  found: WindowClusters,
  {
    section,
    plane,
    line,
  }: { readonly section: Section; readonly plane: SectionPlane; readonly line: string },
  outputPath: string,
  context: ComputeContext<RunNews>,
): Promise<void> {
  const classes = classesOf(found);
  const middles = windowsOf(found, classes).map((one) => ({
    ...one,
    traces: Math.max(1, Math.round(one.traces * DRAWN_SHARE)),
    durationMs: one.durationMs * DRAWN_SHARE,
  }));
  const parts = [line, ...(plane.kind === 'line' ? [] : [plane.name]), 'middles of windows by cluster'];
  await exportFigure(
    {
      ...{ format: 'png', outputPath, section, classes, picks: middles, grid: null },
      view: viewOfWholeSection(section),
      scale: plane.scales[0] ?? null,
      title: parts.join(' · '),
      provenance: `Diffrakt ${programVersion()}`,
    },
    context,
  );
}

/**
 * Groups windows of a line by what they look like, without picks, and writes clusters.csv, the windows as picks of
 * classes of their own, and a picture to a folder.
 * @throws JobError 'argument.invalid' where the windows are too large or a result would replace the line,
 *   'model.invalid', 'engine.missing', 'cancelled', 'disk.full', 'file.write', and those of reading a line
 */
export async function clusterLine(
  request: ClusterLine,
  context: ComputeContext<RunNews>,
): Promise<WindowClusters> {
  const { linePath, outputFolder } = request;
  const { model } = await readNet(request.modelFolder);
  const folder = await ResultFolder.prepare(linePath, outputFolder, Object.values(CLUSTER_FILES));
  context.emit({ kind: 'stage', stage: 'preparing' });
  return withLine(
    request,
    async (line) => {
      const plane = await line.sectionPlane(request.plane ?? 'line', context.signal);
      const section = await line.readSection(context, plane.name);
      const engine = await chooseEngine(request.engine ?? 'auto', context.engines);
      const dense = await DenseLine.prepare(section, context.signal, { isForHead: true });
      const { features } = await HeadLine.prepare(dense, denseNetOf({ model, engine }), context.signal);
      const found = await clusterWindows(dense, features, request, context.signal);
      await writeWholeFile(folder.pathOf(CLUSTER_FILES.table), clustersToCsv(found));
      const classes = classesOf(found);
      const picks = windowsOf(found, classes).map((one) => surveyPickOf(one, plane));
      await writePicks(folder.pathOf(CLUSTER_FILES.picks), picks, { classes });
      const drawn = { section, plane, line: basename(linePath) };
      await drawClusters(found, drawn, folder.pathOf(CLUSTER_FILES.picture), context);
      return found;
    },
    context,
  );
}
