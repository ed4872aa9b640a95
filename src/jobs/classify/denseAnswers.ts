import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { DenseLine } from '#jobs/classify/denseLine';
import type { PretrainedModel } from '#jobs/pretrain/pretrainedFile';
import { netsOf, type PretrainedNets } from '#jobs/pretrain/pretrainedNets';
import { type Correction, correctedMaps } from '#learning/dense/adaptation/correction';
import { filterEvidence, withEvidence } from '#learning/dense/adaptation/filterEvidence';
import { noiseProbability, withNoiseLevel } from '#learning/dense/adaptation/noiseLevel';
import { withSlopeEvidence } from '#learning/dense/adaptation/slopeEvidence';
import { type FoundApex, findApexes } from '#learning/dense/apex/apexes';
import { logitsBothWays } from '#learning/dense/bothWays';
import { denseGrid } from '#learning/dense/denseGrid';
import type { DenseNet } from '#learning/dense/denseLogits';
import {
  LOOKS_ALONE,
  meanOutputs,
  type OnShare,
  type Outputs,
  outputsAlone,
  outputsOfExamples,
  overTemperature,
} from '#learning/dense/lineOutputs';
import { type NetUse, netUseOf, type PretrainedUse } from '#learning/dense/liveLearner';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import type { RunNews } from '#learning/news/runNews';
import type { PickExample } from '#seismic/channels/pickExample';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { PickedWindow } from '#seismic/picks/pick';
import { ProgressMeter } from '#system/progressMeter';
import { takeTurn } from '#system/takeTurn';

/** A pre-trained net and the engine that computes it. */
export interface NetInUse {
  readonly model: PretrainedModel;
  readonly engine: RunningEngine;
}

function netsInUse({ model, engine }: NetInUse): PretrainedNets {
  return netsOf(model.file.recipe, model.weights, engine.createNetwork);
}

/** The net that tells classes as the domain takes it. */
export function denseNetOf(used: NetInUse): DenseNet {
  return netsInUse(used).classes;
}

/** How a line is classified. */
export interface DenseRequest {
  /** Picks on the section; none for an answer without picks. */
  readonly picks: readonly PickedWindow[];
  readonly use: PretrainedUse;
  /** What the net is shown in place of picks on the section: examples of it or of others. */
  readonly examples?: readonly PickExample[];
  /** How the outputs are adapted, where `use` is `adapted`; they are not where it is left out. */
  readonly correction?: Correction | null;
}

/** Passes of the net that an answer takes. */
const PASSES = { alone: LOOKS_ALONE, shown: 1 };

/** The answers of a pre-trained net on a line. The one without picks is computed once. */
export class DenseAnswers {
  readonly line: DenseLine;
  readonly used: NetInUse;
  #alone: Outputs | null = null;
  #evidence: Outputs | null = null;
  /** The last outputs with picks; the same picks are often asked for again in another use. */
  #shown: { readonly key: string; readonly outputs: Outputs } | null = null;

  constructor(line: DenseLine, used: NetInUse) {
    this.line = line;
    this.used = used;
  }

  get net(): DenseNet {
    return denseNetOf(this.used);
  }

  /** Outputs without picks of the user. What `onShare` throws ends the work. */
  async alone(onShare?: OnShare): Promise<Outputs> {
    this.#alone ??= await outputsAlone(this.net, this.line.channels, onShare);
    return this.#alone;
  }

  /**
   * What filters, slopes and the level of the noise say beside the net: added to its outputs over the temperature. What
   * `onShare` throws ends the work.
   */
  async evidence(onShare?: OnShare): Promise<Outputs> {
    if (this.#evidence) return this.#evidence;
    const measuring = this.line.ownAttributes();
    const outputs = overTemperature(await this.alone(onShare), this.#temperature('withoutPicks'));
    const { energy } = await measuring;
    const ofFilters = filterEvidence(outputs, await this.line.evidenceAttributes());
    const noise = { probability: noiseProbability(outputs, ofFilters), energy };
    const ofSlopes = withSlopeEvidence(outputs, ofFilters, noise, () => this.line.slopeAttribute());
    this.#evidence = withNoiseLevel(ofSlopes, noise);
    return this.#evidence;
  }

  #temperature(use: NetUse): number {
    return this.used.model.file.temperature[use];
  }

  /** Outputs with picks; the last ones of the line's own picks are kept. What `onShare` throws ends the work. */
  async #withPicks(
    { picks, examples }: Pick<DenseRequest, 'picks' | 'examples'>,
    onShare?: OnShare,
  ): Promise<Outputs> {
    const { channels } = this.line;
    if (examples) return outputsOfExamples(this.net, channels, examples, onShare);
    const own = this.line.picksOf(picks);
    const key = JSON.stringify(own);
    if (this.#shown?.key === key) return this.#shown.outputs;
    const outputs = await outputsOfExamples(this.net, channels, channels.examplesOf(own), onShare);
    this.#shown = { key, outputs };
    return outputs;
  }

  /**
   * Outputs of a use over the temperature, with what filters say. Those without picks come first in each: they tell the
   * trend of slopes that is shown with picks.
   */
  async #outputsOf(
    taken: NetUse,
    request: Pick<DenseRequest, 'picks' | 'examples'>,
    onAlone?: OnShare,
    onShown?: OnShare,
  ): Promise<Float32Array[]> {
    const evidence = await this.evidence(onAlone);
    const used = taken === 'withPicks' ? [] : [await this.alone()];
    if (taken !== 'withoutPicks') used.push(await this.#withPicks(request, onShown));
    return withEvidence(overTemperature(meanOutputs(used), this.#temperature(taken)), evidence);
  }

  /**
   * Probabilities at every working sample, one map a class; without picks those without, whatever the use. They are
   * not adapted. What `onShare` throws ends the work.
   */
  async maps(
    { picks, use }: Pick<DenseRequest, 'picks' | 'use'>,
    onShare?: OnShare,
  ): Promise<Float32Array[]> {
    const taken = picks.length === 0 ? 'withoutPicks' : netUseOf(use);
    return softmaxMaps(await this.#outputsOf(taken, { picks }, onShare, onShare));
  }

  /** Probabilities at every sample of the line; without picks those without, whatever the use. @throws JobError 'cancelled' */
  async grid(
    { picks, use, examples, correction }: DenseRequest,
    context: ComputeContext<RunNews>,
  ): Promise<ProbabilityGrid> {
    const taken = (examples ?? picks).length === 0 ? 'withoutPicks' : netUseOf(use);
    const shownPasses = taken === 'withoutPicks' ? 0 : PASSES.shown;
    const aloneShare = this.#alone ? 0 : PASSES.alone / (PASSES.alone + shownPasses);
    const meter = new ProgressMeter(context, { stage: 'Classifying', total: 100, unit: '%' });
    const stage = (first: number, size: number) => async (share: number) => {
      meter.tell(100 * (first + size * share));
      await takeTurn(context.signal);
    };
    const stages = [stage(0, aloneShare), stage(aloneShare, 1 - aloneShare)] as const;
    const outputs = await this.#outputsOf(taken, { picks, examples }, ...stages);
    const { working, axes } = this.line;
    const isAdapted = use === 'adapted' && taken !== 'withoutPicks' && correction;
    const answer = isAdapted
      ? correctedMaps(outputs, await this.line.adaptingAttributes(), correction)
      : outputs;
    return denseGrid(answer, { working, axes });
  }

  /** Tops of diffractions, the surest first. @param grid probabilities at every sample of the line */
  async apexes(grid: ProbabilityGrid): Promise<FoundApex[]> {
    const { channels, working } = this.line;
    const logits = await logitsBothWays(netsInUse(this.used).apexes, channels.mapsAlone(), working, {
      room: channels.room,
    });
    const [probability] = softmaxMaps(logits);
    const maps = {
      apex: probability,
      residual: channels.free.residual,
      diffraction: this.line.diffractionOf(grid),
    };
    return findApexes(maps, working);
  }
}
