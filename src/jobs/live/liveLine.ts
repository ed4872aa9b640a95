import type { ComputeContext } from '#engine/start/computeContext';
import { type ClusterRequest, clusterWindows } from '#jobs/classify/clusterWindows';
import { DenseAnswers, denseNetOf, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { judgeLearners, type LineJudgement } from '#jobs/classify/judgeLearners';
import { labelledPicks, learnedClasses } from '#jobs/classify/learnedClasses';
import { withLine } from '#jobs/line/readLine';
import { type ProposalRequest, proposePicks } from '#jobs/live/proposePicks';
import { slopeRatioGrid } from '#jobs/live/slopeRatioGrid';
import { placePicks } from '#jobs/picks/placePicks';
import type { JudgedHead, LiveLearner, UseJudgement } from '#learning/dense/liveLearner';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import type { RunNews } from '#learning/news/runNews';
import type { PickProposal } from '#learning/proposals/pickProposal';
import { likeliestShares, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { PickedWindow } from '#seismic/picks/pick';
import {
  type ClassedPick,
  type ClassedPicks,
  isEventClass,
  type PickClass,
  STANDARD_CLASSES,
  standardPicks,
} from '#seismic/picks/pickClasses';
import { isPickedOn, type SurveyPick } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** Samples of the largest line that is classified at once: its channels take about 250 bytes a sample. */
const MOST_SAMPLES = 4_000_000;
/** The head takes about as much again. */
const MOST_SAMPLES_OF_HEAD = 2_000_000;

const UNJUDGED: LineJudgement = { judgements: [], correction: null };

/** A learner, and the picks that it may be shown. */
export interface LiveRequest extends ClassedPicks {
  readonly learner: LiveLearner;
}

/** Probabilities, and the classes that they are of. */
export interface LiveGrid {
  readonly grid: ProbabilityGrid;
  /** In the order of the grid. */
  readonly classes: readonly PickClass[];
  /** How the head that answers does on picks left out in turn; null where another learner answers. */
  readonly judgement: JudgedHead | null;
  /** Of the samples by their likeliest class, in the order of the grid. */
  readonly shares: readonly number[];
}

/** A grid before its samples are counted. */
type UncountedGrid = Omit<LiveGrid, 'shares'>;

function refuseTooLarge({ traceCount, sampleCount }: SectionPlane['axes'], most: number): void {
  if (traceCount * sampleCount <= most) return;
  throw new JobError(
    'model.doesNotFit',
    `This line has ${traceCount} × ${sampleCount} samples; more than ${most / 1e6} million are not classified at once.`,
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
  #judged: {
    readonly answers: DenseAnswers;
    readonly key: string;
    readonly judgement: LineJudgement;
  } | null = null;
  #slopeRatio: ProbabilityGrid | null = null;
  #head: { readonly net: NetInUse; readonly line: HeadLine } | null = null;

  private constructor(section: Section, plane: SectionPlane, dense: DenseLine) {
    this.#section = section;
    this.#plane = plane;
    this.#dense = dense;
  }

  /**
   * Reads a line and computes its channels.
   * @param onAccepted called before that, when the line is known not to be too large
   * @throws JobError 'model.doesNotFit' where it is too large, 'cancelled', and those of reading a line
   */
  static async open(
    file: LineFile,
    context: JobContext,
    onAccepted: () => void = () => undefined,
  ): Promise<LiveLine> {
    return withLine(
      file,
      async (line) => {
        const plane = await line.sectionPlane(file.plane ?? 'line', context.signal);
        refuseTooLarge(plane.axes, MOST_SAMPLES);
        onAccepted();
        const section = await line.readSection(context, plane.name);
        return new LiveLine(section, plane, await DenseLine.prepare(section, context.signal));
      },
      context,
    );
  }

  /**
   * Probabilities at every sample. The pre-trained net uses the picks of the three standard classes; without any it
   * answers without picks. The head learns the classes that have two picks or more.
   * @throws JobError 'picks.outside', 'picks.tooFew' and 'model.doesNotFit' of the head, 'cancelled'
   */
  async answer(request: LiveRequest, net: NetInUse, context: ComputeContext<RunNews>): Promise<LiveGrid> {
    const found = await this.#gridOf(request, net, context);
    return { ...found, shares: likeliestShares(found.grid, this.#plane.axes) };
  }

  async #gridOf(
    { learner, ...picks }: LiveRequest,
    net: NetInUse,
    context: ComputeContext<RunNews>,
  ): Promise<UncountedGrid> {
    if (learner === 'head') return this.#ofHead(picks, net, context);
    const standard = { classes: STANDARD_CLASSES, judgement: null };
    if (learner === 'slopeRatio') return { ...standard, grid: this.#ofSlopeRatio() };
    const windows = this.#windowsOf(standardPicks(picks.picks));
    const { correction } = learner === 'adapted' ? await this.#judge(windows, net, context.signal) : UNJUDGED;
    const request = { picks: windows, use: learner, correction };
    return { ...standard, grid: await this.#answersOf(net).grid(request, context) };
  }

  /**
   * Judges the uses of the net by the picks of the three standard classes, left out in turn.
   * @throws JobError 'picks.outside', 'cancelled'
   */
  async judge({ picks }: ClassedPicks, net: NetInUse, signal: AbortSignal): Promise<readonly UseJudgement[]> {
    return (await this.#judge(this.#windowsOf(standardPicks(picks)), net, signal)).judgements;
  }

  /** The judgement by these windows; the last one is kept. */
  async #judge(windows: readonly PickedWindow[], net: NetInUse, signal: AbortSignal): Promise<LineJudgement> {
    const answers = this.#answersOf(net);
    const key = JSON.stringify(windows);
    if (this.#judged?.answers === answers && this.#judged.key === key) return this.#judged.judgement;
    const judgement = await judgeLearners(answers, windows, signal);
    this.#judged = { answers, key, judgement };
    return judgement;
  }

  async #ofHead(
    { classes, picks }: ClassedPicks,
    net: NetInUse,
    { signal }: ComputeContext<RunNews>,
  ): Promise<UncountedGrid> {
    refuseTooLarge(this.#plane.axes, MOST_SAMPLES_OF_HEAD);
    const windows = this.#windowsOf(picks);
    const learned = learnedClasses(classes, windows, () => undefined);
    const labelled = labelledPicks(windows, learned);
    const line = await this.#headOf(net, signal);
    const names = learned.map(({ name }) => name);
    const { grid, judgement } = line.classify(labelled, names);
    const listed = learned.map(({ name, colour }) => ({ name, colour }));
    return { grid, classes: listed, judgement };
  }

  /**
   * Windows to pick next, by picks of the three standard classes; not where there are picks of others. `picks` are
   * those of the project, `rejected` windows on the plane.
   * @throws JobError 'picks.outside', 'cancelled'
   */
  propose(
    { picks, ...request }: Omit<ProposalRequest, 'picks'> & { readonly picks: readonly ClassedPick[] },
    net: NetInUse,
    signal: AbortSignal,
  ): Promise<PickProposal[]> {
    const windows = this.#windowsOf(standardPicks(picks));
    const others = this.#windowsOf(picks.filter((pick) => !isEventClass(pick.class)));
    const rejected = [...request.rejected, ...others];
    return proposePicks(this.#answersOf(net), { ...request, rejected, picks: windows }, signal);
  }

  /**
   * Windows of the plane grouped by what they look like; no pick is used.
   * @throws JobError 'model.doesNotFit' where the plane is too large, 'argument.invalid' where the windows are,
   *   'cancelled'
   */
  async clusters(request: ClusterRequest, net: NetInUse, signal: AbortSignal): Promise<WindowClusters> {
    refuseTooLarge(this.#plane.axes, MOST_SAMPLES_OF_HEAD);
    const { features } = await this.#headOf(net, signal);
    return clusterWindows(this.#dense, features, request, signal);
  }

  /** The picks that were made on the plane. */
  #windowsOf<Class extends string>(picks: readonly SurveyPick<Class>[]): PickedWindow<Class>[] {
    const own = picks.filter((pick) => isPickedOn(pick, this.#plane.name));
    return placePicks(own, this.#plane);
  }

  #ofSlopeRatio(): ProbabilityGrid {
    this.#slopeRatio ??= slopeRatioGrid(this.#section);
    return this.#slopeRatio;
  }

  /** The features of a net; those of the net before it are forgotten. */
  async #headOf(net: NetInUse, signal: AbortSignal): Promise<HeadLine> {
    const { model, engine } = this.#head?.net ?? {};
    if (this.#head && model === net.model && engine === net.engine) return this.#head.line;
    const line = await HeadLine.prepare(this.#dense, denseNetOf(net), signal);
    this.#head = { net, line };
    return line;
  }

  /** The answers of a net; those of the net before it are forgotten. */
  #answersOf(net: NetInUse): DenseAnswers {
    const { model, engine } = this.#answers?.used ?? {};
    if (this.#answers && model === net.model && engine === net.engine) return this.#answers;
    this.#answers = new DenseAnswers(this.#dense, net);
    return this.#answers;
  }
}
