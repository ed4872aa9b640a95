import type { EngineName } from '#engine/names/engineNames';
import type { ClusterRequest } from '#jobs/classify/clusterWindows';
import type { LiveGrid } from '#jobs/live/liveLine';
import type { ProposalRequest } from '#jobs/live/proposePicks';
import type { ExportedLearner, LiveLearner, UseJudgement } from '#learning/dense/liveLearner';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import type { RunNews } from '#learning/news/runNews';
import type { PickProposal } from '#learning/proposals/pickProposal';
import type { ClassedPicks } from '#seismic/picks/pickClasses';
import type { FileKind, LineFile } from '#seismic/survey/openingOptions';

/** Main's requests to the process that classifies the open line without training. */
export interface LiveRequests {
  /** Probabilities by one learner; the line is read and prepared with its first request. */
  answer: { ask: LiveOrder & { learner: LiveLearner }; answer: LiveGrid; news: RunNews };
  /** The uses of the pre-trained net, judged by the picks left out in turn. */
  judge: { ask: LiveOrder; answer: readonly UseJudgement[]; news: never };
  /** Windows to pick next, what would teach most first. */
  propose: { ask: LiveOrder & ProposalWish; answer: PickProposal[]; news: never };
  /** Windows of the line grouped by what they look like. */
  clusters: { ask: LiveOrder & ClusterRequest; answer: WindowClusters; news: never };
  /** Classifies and writes the results to a folder; answers the files. */
  exportClassified: { ask: LiveExportOrder; answer: string[]; news: RunNews };
  /** Classifies a small line, so that the first answer takes no longer than the next ones. */
  warmUp: { ask: Pick<LiveOrder, 'engine'>; answer: null; news: never };
  /** Has line and net ready for a request that may come. */
  prepare: { ask: LiveOrder; answer: null; news: never };
  /** Forgets the line; work on it is cancelled. */
  close: { ask: null; answer: null; news: never };
}

/** The open line, the engine that is taken, and the picks. */
export interface LiveOrder extends LineFile, ClassedPicks {
  /** Hash of the file's headers: a file that was replaced is read anew. */
  readonly fingerprint: string;
  readonly engine: EngineName;
  /** Folder of a pre-trained net; null for the one that comes with the program. */
  readonly netFolder: string | null;
}

/** Whose doubts count, the size of the windows, and those that are not to be proposed again. */
export type ProposalWish = Omit<ProposalRequest, 'picks'>;

export interface LiveExportOrder extends LiveOrder {
  readonly learner: ExportedLearner;
  /** Kind of the sections' files; that of the line where it is left out. */
  readonly kind?: FileKind;
  readonly outputFolder: string;
  /** Folder of the truth of a demo line; null for any other line. */
  readonly demoFolder: string | null;
}
