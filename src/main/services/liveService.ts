import type { MessagePortMain } from 'electron';
import type { LiveAnswer, LiveJudgements, LiveProposals } from '#contract/contract';
import type { ClustersAsk, LiveClusters } from '#contract/liveAnswer';
import type { EngineName } from '#engine/names/engineNames';
import type { LiveGrid } from '#jobs/live/liveLine';
import { bestUse, type LiveLearner, type UseJudgement } from '#learning/dense/liveLearner';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import type { PickProposal } from '#learning/proposals/pickProposal';
import { failureOf } from '#main/base/failure';
import { lineFileOf } from '#main/base/lineFile';
import type { LiveExportOrder, LiveOrder, LiveRequests, ProposalWish } from '#main/process/live/liveRequests';
import { ProcessClient } from '#main/process/processClient';
import type { NameOf, Running } from '#main/process/processContract';
import { RestTimer } from '#main/process/restTimer';
import type { AppProcesses } from '#main/services/appProcesses';
import type { EngineService } from '#main/services/engineService';
import type { NetService } from '#main/services/netService';
import type { ProjectService } from '#main/services/projectService';
import { isPickedOn } from '#seismic/picks/surveyPick';

/** The picks of the project with their revision, and the order that they go out with. */
interface Asked {
  readonly order: LiveOrder;
  readonly revision: number;
}

/** How long nothing is asked before a plane of a volume, and the engine with it, are let go. */
const REST_MS = 5000;

/**
 * Classifies the open line without training, in a process of its own. A newer request cancels an older one. Planes of
 * a volume are looked through more than they are picked on: where none is picked on the process is replaced by a new
 * one at rest, and the system has the memory of line, net and engine back.
 */
export class LiveService {
  private readonly client: ProcessClient<LiveRequests, MessagePortMain>;
  private answering: Running<LiveGrid> | null = null;
  private judging: Running<readonly UseJudgement[]> | null = null;
  private proposing: Running<PickProposal[]> | null = null;
  private clustering: Running<WindowClusters> | null = null;
  private last: LiveGrid | null = null;
  /** Counts requests: one that waited for the engine while a newer one came is not sent. */
  private count = 0;
  private isHeld = false;
  /** True once the process has been asked for something that it keeps memory for. */
  private isLoaded = false;
  private readonly rest = new RestTimer(REST_MS, () => {
    if (!this.isLoaded || !this.mayRest) return;
    if (this.client.renew()) this.isLoaded = false;
    // Something is still computed.
    else this.rest.note();
  });

  constructor(
    processes: Pick<AppProcesses, 'live'>,
    private readonly projects: ProjectService,
    private readonly engines: Pick<EngineService, 'resolve'>,
    private readonly nets: Pick<NetService, 'chosenFolder'>,
  ) {
    this.client = new ProcessClient<LiveRequests, MessagePortMain>({
      name: 'live',
      fork: () => processes.live(),
      // What it was computing fails, and the window says so where the answer would be.
      onRestart: () => undefined,
    });
  }

  /** The last answer, for figures. */
  get lastAnswer(): LiveGrid | null {
    return this.last;
  }

  /** Starts the process before it is asked for an answer, which then takes about a second less. */
  async warmUp(): Promise<void> {
    const engine = await this.engine();
    // Where this fails, so does the first answer, which says why.
    await this.client.ask('warmUp', { engine }).answer.catch(() => undefined);
  }

  /** @throws AppFailure 'project.none', 'model.invalid', 'engine.missing', 'cancelled', 'process.ended', … */
  async answer(learner: LiveLearner): Promise<LiveAnswer> {
    const startedMs = performance.now();
    this.cancel();
    const own = ++this.count;
    const { order, revision } = await this.asked();
    if (own !== this.count) throw failureOf('cancelled', 'No longer needed.', 'Ask again.');
    this.answering = this.ask('answer', { ...order, learner });
    const answer = await this.answering.answer;
    this.last = answer;
    return {
      learner,
      plane: order.plane ?? 'line',
      revision,
      ...answer,
      seconds: (performance.now() - startedMs) / 1000,
    };
  }

  /** Judges the uses of the net by the picks; the next request for an answer cancels it. */
  async judge(): Promise<LiveJudgements> {
    const { order, revision } = await this.asked();
    this.judging?.cancel();
    this.judging = this.ask('judge', order);
    const judgements = await this.judging.answer;
    return { revision, judgements, best: judgements.length === 0 ? null : bestUse(judgements) };
  }

  /** Windows to pick next; the next request for an answer cancels it. */
  async propose(wish: ProposalWish): Promise<LiveProposals> {
    const { order, revision } = await this.asked();
    this.proposing?.cancel();
    this.proposing = this.ask('propose', { ...order, ...wish });
    const proposals = await this.proposing.answer;
    return { plane: order.plane ?? 'line', revision, proposals };
  }

  /** Windows by likeness; answers of the learners do not cancel it, as it depends on no pick. */
  async clusters(wish: ClustersAsk): Promise<LiveClusters> {
    const { order } = await this.asked();
    this.clustering?.cancel();
    this.clustering = this.ask('clusters', { ...order, ...wish });
    return { plane: order.plane ?? 'line', ...(await this.clustering.answer) };
  }

  /** Classifies and writes the results to a folder; answers the names of the files. */
  async exportTo(target: Omit<LiveExportOrder, keyof LiveOrder>): Promise<string[]> {
    const { order } = await this.asked();
    return this.ask('exportClassified', { ...order, ...target }).answer;
  }

  /** Held, line and net are kept ready for the answer after a pick, and made ready where they are not. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    // Where this fails, so does the answer that is asked for then, which says why.
    if (isHeld && this.projects.current) void this.prepare().catch(() => undefined);
    else this.rest.note();
  }

  /** Forgets the line. */
  close(): void {
    this.cancel();
    this.clustering?.cancel();
    this.clustering = null;
    this.last = null;
    // A process that was asked for nothing, or ended, has nothing to forget.
    if (this.isLoaded) this.client.ask('close', null).answer.catch(() => undefined);
  }

  dispose(): void {
    this.client.dispose();
  }

  /** True on a plane of a volume that has no picks, while none are made. */
  private get mayRest(): boolean {
    const open = this.projects.current;
    if (!open) return true;
    const isPicked = open.store.pickState.picks.some((pick) => isPickedOn(pick, this.projects.shownPlane));
    return open.dataset.survey.grid !== null && !this.isHeld && !isPicked;
  }

  private async prepare(): Promise<void> {
    const { order } = await this.asked();
    await this.ask('prepare', order).answer;
  }

  private ask<Name extends NameOf<LiveRequests>>(
    name: Name,
    ask: LiveRequests[Name]['ask'],
  ): Running<LiveRequests[Name]['answer']> {
    const running = this.client.ask(name, ask);
    this.isLoaded = true;
    const note = (): void => this.rest.note();
    running.answer.then(note, note);
    return running;
  }

  private cancel(): void {
    this.answering?.cancel();
    this.judging?.cancel();
    this.proposing?.cancel();
    this.answering = null;
    this.judging = null;
    this.proposing = null;
  }

  /** The graphics card serves the learn process alone; here the processor computes in its place. */
  private async engine(): Promise<EngineName> {
    const chosen = await this.engines.resolve('auto');
    return chosen === 'webgpu' ? 'wasm' : chosen;
  }

  private async asked(): Promise<Asked> {
    const engine = await this.engine();
    const { dataset, store } = this.projects.require();
    const { fingerprint } = dataset;
    const { picks, classes, revision } = store.pickState;
    return {
      order: {
        ...lineFileOf(dataset, this.projects.shownPlane),
        ...{ fingerprint, engine, picks, classes, netFolder: this.nets.chosenFolder },
      },
      revision,
    };
  }
}
