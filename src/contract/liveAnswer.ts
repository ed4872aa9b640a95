import type { JudgedHead, LiveLearner, PretrainedUse, UseJudgement } from '#learning/dense/liveLearner';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import type { PickProposal } from '#learning/proposals/pickProposal';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { WindowPlacement } from '#seismic/picks/pick';
import type { PickClass } from '#seismic/picks/pickClasses';

/** Probabilities of the open line that need no training, with the picks as they were at `revision`. */
export interface LiveAnswer {
  readonly learner: LiveLearner;
  /** The plane that it is of. */
  readonly plane: string;
  readonly revision: number;
  readonly grid: ProbabilityGrid;
  /** Those of the grid, in its order. */
  readonly classes: readonly PickClass[];
  /** How the head that answers does on picks left out in turn; null where another learner answers. */
  readonly judgement: JudgedHead | null;
  /** Of the samples by their likeliest class, in the order of the grid. */
  readonly shares: readonly number[];
  /** From the request to the answer. */
  readonly seconds: number;
}

/**
 * The uses of the pre-trained net, judged by the picks of the three standard classes left out in turn; empty with
 * fewer than two.
 */
export interface LiveJudgements {
  readonly revision: number;
  readonly judgements: readonly UseJudgement[];
  /** The use to take, by `bestUse`; null where nothing was judged. */
  readonly best: PretrainedUse | null;
}

/** Windows to pick next on a plane, with the picks as they were at `revision`; what would teach most first. */
export interface LiveProposals {
  readonly plane: string;
  readonly revision: number;
  readonly proposals: readonly PickProposal[];
}

/** What proposals are asked for by; a newer request for an answer or for proposals cancels it. */
export interface ProposalAsk {
  readonly use: PretrainedUse;
  /** Size of the windows. */
  readonly traces: number;
  readonly durationMs: number;
  /** Windows of the shown plane that are not to be proposed again. */
  readonly rejected: readonly WindowPlacement[];
}

/** Windows that represent a plane, grouped by what they look like. They depend on no pick. */
export interface LiveClusters extends WindowClusters {
  readonly plane: string;
}

/** The windows' size, and the number of clusters: null for the one with the best silhouette. */
export interface ClustersAsk {
  readonly traces: number;
  readonly durationMs: number;
  readonly clusterCount: number | null;
}

/** What the window asks of answers without training. */
export interface LiveAnswerRequests {
  /** Classifies the line without training; an earlier request that still computes fails as 'cancelled'. */
  'live.answer': { ask: { learner: LiveLearner }; answer: LiveAnswer };
  'live.judge': { ask: null; answer: LiveJudgements };
  'live.propose': { ask: ProposalAsk; answer: LiveProposals };
  'live.clusters': { ask: ClustersAsk; answer: LiveClusters };
  /** Another plane is shown, or none: what is computed for the one before ends. */
  'live.forget': { ask: null; answer: null };
  /** Held, all that an answer needs is kept ready; else the plane of a volume is let go when nothing is asked. */
  'live.hold': { ask: { isHeld: boolean }; answer: null };
}
