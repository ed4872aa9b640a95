import type { PickProposal } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { formatNumber } from '#seismic/display/ticks';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Letters of the classes and their probabilities, the likeliest first. */
function ranked(probabilities: readonly number[]): { readonly letter: string; readonly share: string }[] {
  return EVENT_CLASSES.map((name, i) => ({
    letter: CLASS_STYLES[name].letter,
    probability: probabilities[i],
  }))
    .sort((a, b) => b.probability - a.probability)
    .map(({ letter, probability }) => ({ letter, share: formatNumber(probability, 2) }));
}

/** Why a window is proposed: "uncertain: D 0.48, R 0.45", "answers differ: D 0.80, R 0.60", "unlike any pick". */
export function proposalWords({ reason, probabilities, others }: PickProposal): string {
  const [first, second] = ranked(probabilities);
  if (reason === 'novelty') return say('unlike any pick');
  if (reason === 'rarity') return say('few picks of {letter}', { letter: first.letter });
  const other = others && ranked(others)[0];
  if (reason === 'disagreement' && other)
    return say('answers differ: {first}, {other}', {
      first: `${first.letter} ${first.share}`,
      other: `${other.letter} ${other.share}`,
    });
  return say('uncertain: {first}, {second}', {
    first: `${first.letter} ${first.share}`,
    second: `${second.letter} ${second.share}`,
  });
}
