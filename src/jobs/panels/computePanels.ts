import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PanelMatrixAnswer, PanelMatrixRequest } from '#jobs/line/dataTypes';
import { nameOfPick, windowOfPick } from '#jobs/panels/pickWindow';
import type { LagRange } from '#seismic/correlation/directPanel';
import { createPanelMaker, type PanelMaker, type PreparedWindow } from '#seismic/correlation/panelMaker';
import type { Section } from '#seismic/section/section';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

export interface PanelMatrixJob extends PanelMatrixRequest {
  readonly section: Section;
}

/** The lags that are kept: all multiples of the step within ±maximum, so that zero lag is among them. */
function keptLags(maximum: number, step: number): number[] {
  const reach = Math.floor(maximum / step);
  return Array.from({ length: 2 * reach + 1 }, (_, i) => (i - reach) * step);
}

function checkLags({ maximumTraceLag, maximumSampleLag, lagStep }: PanelMatrixJob): void {
  const areWhole = [maximumTraceLag, maximumSampleLag, lagStep].every(Number.isInteger);
  if (areWhole && maximumTraceLag >= 0 && maximumSampleLag >= 0 && lagStep >= 1) return;
  throw new JobError(
    'argument.invalid',
    `Panels cannot have lags to ${maximumTraceLag} traces and ${maximumSampleLag} samples in steps of ${lagStep}.`,
    'Give whole numbers: lags of 0 or more, a step of 1 or more.',
  );
}

/** Values of a matrix in memory: 1 GB as float32. */
const MOST_VALUES = 2 ** 28;

function checkSize(pickCount: number, valuesPerPanel: number): void {
  const count = pickCount * pickCount * valuesPerPanel;
  if (count <= MOST_VALUES) return;
  throw new JobError(
    'argument.invalid',
    `The panels of ${pickCount} picks, ${valuesPerPanel} values each, would be ${count} values, more than ${MOST_VALUES}.`,
    'Take fewer picks or smaller lags.',
  );
}

/** Positions in a full panel of the lags that are kept, [trace lag][sample lag]. */
function keptPlaces(
  range: LagRange,
  traceLags: readonly number[],
  sampleLags: readonly number[],
): Int32Array {
  const rowLength = 2 * range.maximumSampleLag + 1;
  const places = traceLags.flatMap((traceLag) =>
    sampleLags.map(
      (sampleLag) => (traceLag + range.maximumTraceLag) * rowLength + sampleLag + range.maximumSampleLag,
    ),
  );
  return Int32Array.from(places);
}

/** The square matrix being filled, a row and its mirror column at a time. */
class PanelMatrix {
  readonly panels: Float32Array;
  private readonly row: Float32Array;

  constructor(
    private readonly maker: PanelMaker,
    private readonly prepared: readonly PreparedWindow[],
    private readonly places: Int32Array,
  ) {
    this.panels = new Float32Array(prepared.length * prepared.length * places.length);
    this.row = new Float32Array(prepared.length * maker.panelLength);
  }

  /** Panels (i, j) for j ≥ i, and (j, i) by C_ab(ξ, τ) = C_ba(−ξ, −τ). */
  fillRow(i: number): void {
    const { maker, prepared, places, panels, row } = this;
    maker.panels([prepared[i]], prepared.slice(i), row);
    for (let j = i; j < prepared.length; j++) {
      const from = (j - i) * maker.panelLength;
      const to = (i * prepared.length + j) * places.length;
      const mirror = (j * prepared.length + i) * places.length + places.length - 1;
      for (let k = 0; k < places.length; k++) {
        panels[to + k] = row[from + places[k]];
        if (j > i) panels[mirror - k] = row[from + places[k]];
      }
    }
  }
}

function prepareAll({ section, picks }: PanelMatrixJob, range: LagRange, warn: (text: string) => void) {
  const windows = picks.map((pick) => windowOfPick(section, pick));
  const maker = createPanelMaker({
    ...range,
    traces: Math.max(1, ...windows.map(({ traces }) => traces)),
    samples: Math.max(1, ...windows.map(({ samples }) => samples)),
  });
  const prepared = windows.map((window) => maker.prepare(window.values, window));
  prepared.forEach(({ isFlat }, i) => {
    if (isFlat) warn(`The ${nameOfPick(picks[i])} holds no signal: its panels are zero.`);
  });
  return { maker, prepared };
}

async function fillMatrix(matrix: PanelMatrix, rowCount: number, context: JobContext): Promise<void> {
  const total = (rowCount * (rowCount + 1)) / 2;
  const meter = new ProgressMeter(context, { stage: 'Correlating', total, unit: 'panels' });
  for (let i = 0; i < rowCount; i++) {
    await nextTurn();
    await context.waitWhilePaused?.();
    throwIfCancelled(context.signal);
    matrix.fillRow(i);
    meter.add(rowCount - i);
  }
}

/**
 * Correlation panels of every pair of picks, [first pick][second pick][trace lag][sample lag], with
 * `lagStep` thinning the lags but keeping zero. Windows of different size are laid centre on centre.
 * @throws JobError 'picks.outside', 'argument.invalid', 'cancelled'.
 */
export async function computePanels(job: PanelMatrixJob, context: JobContext): Promise<PanelMatrixAnswer> {
  checkLags(job);
  const { section, picks, maximumTraceLag, maximumSampleLag, lagStep } = job;
  const traceLags = keptLags(maximumTraceLag, lagStep);
  const sampleLags = keptLags(maximumSampleLag, lagStep);
  checkSize(picks.length, traceLags.length * sampleLags.length);
  const range = { maximumTraceLag, maximumSampleLag };
  const { maker, prepared } = prepareAll(job, range, context.warn);
  try {
    const matrix = new PanelMatrix(maker, prepared, keptPlaces(range, traceLags, sampleLags));
    await fillMatrix(matrix, picks.length, context);
    return {
      pickIds: picks.map(({ id }) => id),
      traceLags,
      timeLagsMs: sampleLags.map((lag) => (lag * section.sampleIntervalUs) / 1000),
      panels: matrix.panels,
    };
  } finally {
    maker.dispose();
  }
}
