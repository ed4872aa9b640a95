import type { DenseAnswers } from '#jobs/classify/denseAnswers';
import type { PretrainedUse } from '#learning/dense/liveLearner';
import type { PickProposal } from '#learning/proposals/pickProposal';
import { proposeWindows } from '#learning/proposals/proposeWindows';
import { SIGNED_CHANNELS } from '#seismic/channels/channelNames';
import { EVENT_CLASSES, type PickedWindow, type WindowPlacement } from '#seismic/picks/pick';
import { takeTurn } from '#system/takeTurn';

const MOST_PROPOSALS = 10;
/** Around what windows are proposed, and of what size. */
export interface ProposalRequest {
  /** Whose doubts count. */
  readonly use: PretrainedUse;
  readonly picks: readonly PickedWindow[];
  /** Windows that are not to be proposed again. */
  readonly rejected: readonly WindowPlacement[];
  readonly traces: number;
  readonly durationMs: number;
}

/**
 * Windows to pick next on a line, what would teach most first: by the answer of a use of the net, and how it differs
 * from that of the net without picks, or with them.
 * @throws JobError 'cancelled'
 */
export async function proposePicks(
  answers: DenseAnswers,
  { use, picks, rejected, traces, durationMs }: ProposalRequest,
  signal: AbortSignal,
): Promise<PickProposal[]> {
  const pause = (): Promise<void> => takeTurn(signal);
  const { line } = answers;
  const { working } = line;
  const shown = await answers.maps({ picks, use }, pause);
  const otherUse = use === 'withoutPicks' ? 'withPicks' : 'withoutPicks';
  const other = picks.length === 0 ? null : await answers.maps({ picks, use: otherUse }, pause);
  const { names, maps } = line.channels.free;
  // Channels with the sign of the section say nothing in the mean.
  const features = maps.filter((_, i) => !SIGNED_CHANNELS.includes(names[i]));
  const placeOf = ({ trace, timeMs }: WindowPlacement) => ({ trace, sample: line.workingSampleOf(timeMs) });
  const samples = line.workingSamplesIn(durationMs);
  await pause();
  const found = proposeWindows(
    { size: working, shown, other, features, silence: line.silence() },
    {
      ...{ count: MOST_PROPOSALS, window: { traces, samples } },
      picks: picks.map((pick) => ({ ...placeOf(pick), label: EVENT_CLASSES.indexOf(pick.class) })),
      rejected: rejected.map(placeOf),
    },
  );
  return found.map(({ trace, sample, ...rest }) => ({
    ...{ trace, timeMs: line.timeMsOfWorkingSample(sample), traces, durationMs },
    proposed: EVENT_CLASSES[rest.probabilities.indexOf(Math.max(...rest.probabilities))],
    ...rest,
  }));
}
