import type { Text } from '#contract/catalogue/catalogue';
import type { ExportResult, FigureRequest } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { groundScale } from '#renderer/scene/groundScale.svelte';
import { interpretation } from '#renderer/scene/interpretation.svelte';
import { overlay } from '#renderer/scene/overlay.svelte';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { shownTable } from '#renderer/scene/scene.svelte';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { say } from '#renderer/words/say.svelte';
import type { PickFormatName } from '#seismic/picks/formats/registry';
import type { PointFileName } from '#seismic/points/writePoints';
import type { FileKind } from '#seismic/survey/openingOptions';

type SavedText = Extract<Text, `${string} saved: {files}`>;

/** Shows the names of the files and offers to open the folder; shows nothing if the user cancelled. */
async function save(what: SavedText, request: () => Promise<ExportResult | null>): Promise<void> {
  const saved = await attempt(request);
  if (!saved) return;
  const { files, folder } = saved;
  notices.tell({ level: 'info', message: say(what, { files: files.join(', ') }), remedy: folder, folder });
}

/** True where the learner that is shown has class and probability sections. */
export function canExportClassified(): boolean {
  const { shown } = liveAnswer;
  if (shown === 'run') return runs.active === null && (runs.shown?.hasProbabilities ?? false);
  return shown !== null && shown !== 'slopeRatio' && liveAnswer.answer !== null;
}

/**
 * Class and probability sections of the learner that is shown, with the line's headers; as the line is, or of that
 * kind.
 */
export async function exportClassified(kind?: FileKind): Promise<void> {
  if (!canExportClassified()) return;
  const isSu = (kind ?? app.state?.dataset?.kind) === 'su';
  const what = isSu ? 'Classified Seismic Unix saved: {files}' : 'Classified SEG-Y saved: {files}';
  const { shown } = liveAnswer;
  const run = runs.shown;
  if (shown === 'run' && run) await save(what, () => ask('export.classified', { runId: run.runId, kind }));
  else if (shown !== null && shown !== 'run' && shown !== 'slopeRatio')
    await save(what, () => ask('export.live', { learner: shown, kind }));
}

/** Class and probability sections of a run, with the headers of its line, which need not be shown. */
export async function exportRun(runId: string): Promise<void> {
  await save('Classified sections saved: {files}', () => ask('export.classified', { runId }));
}

/** The network of the shown run, for other programs. */
export async function exportModel(): Promise<void> {
  const run = runs.shown;
  if (run?.hasModel) await save('Network saved: {files}', () => ask('export.model', { runId: run.runId }));
}

/** The project with its data, runs and models in one file. */
export async function savePackage(): Promise<void> {
  await save('Package saved: {files}', () => ask('package.save', null));
}

/** The section as shown: part, clip, gain, colours, overlay and picks. */
function figureOfView(format: FigureRequest['format']): FigureRequest {
  const { firstTrace, traceCount, startTimeMs, durationMs } = viewport.range;
  const first = Math.max(0, Math.floor(firstTrace));
  return {
    format,
    firstTrace: first,
    traceCount: Math.max(1, Math.ceil(firstTrace + traceCount) - first),
    startTimeMs,
    durationMs,
    clip: display.clip ?? 1,
    process: display.process,
    colourTable: shownTable(),
    drawing: display.drawing,
    overlay: overlay.inFigures,
    compared: resultPair.inFigures,
    overlayOpacity: display.overlayOpacity,
    overlayShows: overlay.shows,
    overlayThreshold: display.overlayThreshold,
    overlayContour: display.overlayContour,
    overlayTitle: overlay.figureTitle,
    overlayEnds: overlay.ends,
    traceScale: display.traceScale,
    sampleAxisUnit: display.sampleAxisUnit,
    givenSpacingM: display.givenSpacingM,
    geometry: groundScale.geometry,
    interpretation: interpretation.surfaces,
    hiddenLayers: [...display.hiddenLayers],
  };
}

export async function exportFigure(format: FigureRequest['format']): Promise<void> {
  if (shownPlane.current && !shownPlane.section) {
    const message = 'A figure shows a section, not a slice.';
    notices.tell({ level: 'info', message, remedy: 'Show an inline, a crossline or a gather first.' });
    return;
  }
  await save('View saved: {files}', () => ask('export.figure', figureOfView(format)));
}

export async function exportPicks(format: PickFormatName | PointFileName): Promise<void> {
  await save('Picks saved: {files}', () => ask('export.picks', { format }));
}
