import type { ComputeContext } from '#engine/start/computeContext';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { judgeLearners } from '#jobs/classify/judgeLearners';
import { withLine } from '#jobs/line/readLine';
import { type ProposalRequest, proposePicks } from '#jobs/live/proposePicks';
import { slopeRatioGrid } from '#jobs/live/slopeRatioGrid';
import { placePicks } from '#jobs/picks/placePicks';
import type { LiveLearner, UseJudgement } from '#learning/dense/liveLearner';
import type { RunNews } from '#learning/news/runNews';
import type { PickProposal } from '#learning/proposals/pickProposal';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { PickedWindow } from '#seismic/picks/pick';
import { isPickedOn, type SurveyPick } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** Samples of the largest line that is classified at once: its channels take about 250 bytes a sample. */
const MOST_SAMPLES = 4_000_000;

/** A learner, and the picks that it may be shown. */
export interface LiveRequest {
  readonly learner: LiveLearner;
  readonly picks: readonly SurveyPick[];
}

function refuseTooLarge({ traceCount, sampleCount }: SectionPlane['axes']): void {
  if (traceCount * sampleCount <= MOST_SAMPLES) return;
  throw new JobError(
    'model.doesNotFit',
    `This line has ${traceCount} × ${sampleCount} samples; more than ${MOST_SAMPLES / 1e6} million are not classified at once.`,
    'Classify it with "diffrakt classify", or train on your picks.',
  );
}

/**
 * A line that is classified again after each change of its picks. It is read once, and what does not depend on picks
 * is computed once. One request at a time.
 */
export class LiveLine {
  readonly #section: Section;
  readonly #plane: SectionPlane;
  readonly #dense: DenseLine;
  #answers: DenseAnswers | null = null;
  #slopeRatio: ProbabilityGrid | null = null;

  private constructor(section: Section, plane: SectionPlane, dense: DenseLine) {
    this.#section = section;
    this.#plane = plane;
    this.#dense = dense;
  }

  /**
   * Reads a line and computes its channels.
   * @throws JobError 'model.doesNotFit' where it is too large, 'cancelled', and those of reading a line
   */
  static async open(file: LineFile, context: JobContext): Promise<LiveLine> {
    return withLine(file, async (line) => {
      const plane = await line.sectionPlane(file.plane ?? 'line', context.signal);
      refuseTooLarge(plane.axes);
      const section = await line.readSection(context, plane.name);
      return new LiveLine(section, plane, await DenseLine.prepare(section, context.signal));
    });
  }

  /**
   * Probabilities at every sample; without picks those of the net without picks, whatever the learner.
   * @throws JobError 'picks.outside', 'cancelled'
   */
  async answer(
    { learner, picks }: LiveRequest,
    net: NetInUse,
    context: ComputeContext<RunNews>,
  ): Promise<ProbabilityGrid> {
    if (learner === 'slopeRatio') return this.#ofSlopeRatio();
    return this.#answersOf(net).grid({ picks: this.#windowsOf(picks), use: learner }, context);
  }

  /** Judges the uses of the net by the picks, left out in turn. @throws JobError 'picks.outside', 'cancelled' */
  judge(picks: readonly SurveyPick[], net: NetInUse, signal: AbortSignal): Promise<UseJudgement[]> {
    return judgeLearners(this.#answersOf(net), this.#windowsOf(picks), signal);
  }

  /**
   * Windows to pick next. `picks` are those of the project, `rejected` windows on the plane.
   * @throws JobError 'picks.outside', 'cancelled'
   */
  propose(
    { picks, ...request }: Omit<ProposalRequest, 'picks'> & { readonly picks: readonly SurveyPick[] },
    net: NetInUse,
    signal: AbortSignal,
  ): Promise<PickProposal[]> {
    return proposePicks(this.#answersOf(net), { ...request, picks: this.#windowsOf(picks) }, signal);
  }

  /** The picks that were made on the plane. */
  #windowsOf(picks: readonly SurveyPick[]): PickedWindow[] {
    const own = picks.filter((pick) => isPickedOn(pick, this.#plane.name));
    return placePicks(own, this.#plane);
  }

  #ofSlopeRatio(): ProbabilityGrid {
    this.#slopeRatio ??= slopeRatioGrid(this.#section);
    return this.#slopeRatio;
  }

  /** The answers of a net; those of the net before it are forgotten. */
  #answersOf(net: NetInUse): DenseAnswers {
    const { model, engine } = this.#answers?.used ?? {};
    if (this.#answers && model === net.model && engine === net.engine) return this.#answers;
    this.#answers = new DenseAnswers(this.#dense, net);
    return this.#answers;
  }
}
