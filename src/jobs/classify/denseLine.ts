import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { kindOfPretrained, type PretrainedModel } from '#jobs/pretrain/pretrainedFile';
import { type FoundApex, findApexes } from '#learning/dense/apexes';
import { logitsBothWays } from '#learning/dense/bothWays';
import { denseGrid } from '#learning/dense/denseGrid';
import type { PretrainedUse } from '#learning/dense/liveLearner';
import { netMaps } from '#learning/dense/netChannels';
import type { RunNews } from '#learning/news/runNews';
import { type FreeChannels, freeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels } from '#seismic/channels/pickChannels';
import { type WorkingSection, workingSection } from '#seismic/channels/workingSection';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleOfTimeMs } from '#seismic/section/section';
import { throwIfCancelled } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

/** Apexes below this are left out. */
const LEAST_APEX_SCORE = 0.15;

/**
 * A section with its channels, to be classified by a pre-trained net. What does not depend on picks is computed
 * once; each new pick adds its own templates.
 */
export class DenseLine {
  readonly axes: SectionAxes;
  readonly working: WorkingSection;
  readonly #free: FreeChannels;
  readonly #ofPicks: PickChannels;

  private constructor(axes: SectionAxes, working: WorkingSection, free: FreeChannels) {
    this.axes = axes;
    this.working = working;
    this.#free = free;
    this.#ofPicks = new PickChannels(free);
  }

  /** Computes the channels that need no picks. @throws JobError 'cancelled' */
  static async prepare({ amplitudes, ...axes }: Section, signal: AbortSignal): Promise<DenseLine> {
    const working = workingSection({ ...axes, amplitudes });
    await nextTurn();
    throwIfCancelled(signal);
    const free = freeChannels(working);
    await nextTurn();
    throwIfCancelled(signal);
    return new DenseLine(axes, working, free);
  }

  /** The net's maps with these picks; without any where there are none. */
  maps(picks: readonly ChannelPick[]): Float32Array[] {
    return netMaps(this.#free.maps, picks.length === 0 ? null : this.#ofPicks.maps(picks));
  }

  /** Tops of diffractions, the best first, by the probabilities at every sample of the section. */
  apexes({ probabilities }: ProbabilityGrid): FoundApex[] {
    const { traceCount, sampleCount, sampleStep } = this.working;
    const probability = new Float32Array(traceCount * sampleCount);
    for (let trace = 0; trace < traceCount; trace++)
      for (let sample = 0; sample < sampleCount; sample++) {
        const at = Math.min(this.axes.sampleCount - 1, Math.round(sample * sampleStep));
        const node = trace * this.axes.sampleCount + at;
        probability[trace * sampleCount + sample] = probabilities[node * EVENT_CLASSES.length];
      }
    const { residual, maps, names } = this.#free;
    const curvature = maps[names.indexOf('hypR')];
    return findApexes({ residual, curvature, probability }, this.working, LEAST_APEX_SCORE);
  }

  /** Picks of the section as the channels take them. */
  picksOf(picks: readonly PickedWindow[]): ChannelPick[] {
    return picks.map(({ id, class: name, trace, timeMs }) => ({
      ...{ id, class: name, trace },
      sample: Math.round(sampleOfTimeMs(this.axes, timeMs) / this.working.sampleStep),
    }));
  }
}

/** How a line is classified by a pre-trained net. */
export interface DenseRequest {
  readonly model: PretrainedModel;
  readonly engine: RunningEngine;
  /** Picks on the section; none for an answer without picks. */
  readonly picks: readonly PickedWindow[];
  readonly use: PretrainedUse;
}

/** Probabilities with these picks, or without any. */
async function oneAnswer(
  line: DenseLine,
  { model, engine, picks }: DenseRequest,
  onShare: (share: number) => Promise<void>,
): Promise<ProbabilityGrid> {
  const { file, weights } = model;
  const net = { kind: kindOfPretrained(file), weights, createNetwork: engine.createNetwork };
  const maps = line.maps(line.picksOf(picks));
  const logits = await logitsBothWays(net, maps, line.working, ({ done, total }) => onShare(done / total));
  const temperature = picks.length === 0 ? file.temperature.withoutPicks : file.temperature.withPicks;
  return denseGrid(logits, { working: line.working, axes: line.axes, temperature });
}

/** The mean of two answers on one grid. */
export function meanGrid(one: ProbabilityGrid, other: ProbabilityGrid): ProbabilityGrid {
  const probabilities = one.probabilities.map((value, i) => (value + other.probabilities[i]) / 2);
  return { ...one, probabilities };
}

/** Probabilities at every sample of a line. @throws JobError 'cancelled' */
export async function classifyDense(
  line: DenseLine,
  request: DenseRequest,
  context: ComputeContext<RunNews>,
): Promise<ProbabilityGrid> {
  const uses = { withoutPicks: [[]], withPicks: [request.picks], both: [[], request.picks] };
  const shown: (readonly PickedWindow[])[] = uses[request.picks.length === 0 ? 'withoutPicks' : request.use];
  const meter = new ProgressMeter(context, { stage: 'Classifying', total: 100, unit: '%' });
  const grids: ProbabilityGrid[] = [];
  for (const picks of shown)
    grids.push(
      await oneAnswer(line, { ...request, picks }, async (share) => {
        meter.tell((100 * (grids.length + share)) / shown.length);
        await nextTurn();
        throwIfCancelled(context.signal);
      }),
    );
  return grids.reduce(meanGrid);
}
