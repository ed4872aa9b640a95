import { expect, it } from 'vitest';
import { proposalWords } from '#renderer/words/proposalWords';

const proposal = {
  ...({ trace: 10, timeMs: 100, traces: 32, durationMs: 160, proposed: 'diffraction' } as const),
  probabilities: [0.48, 0.45, 0.07],
  others: [0.1, 0.85, 0.05],
};

it.each([
  { reason: 'uncertainty', words: 'uncertain: D 0.48, R 0.45' },
  { reason: 'disagreement', words: 'answers differ: D 0.48, R 0.85' },
  { reason: 'novelty', words: 'unlike any pick' },
  { reason: 'rarity', words: 'few picks of D' },
] as const)('why a window is proposed: $reason', ({ reason, words }) => {
  expect(proposalWords({ ...proposal, reason })).toBe(words);
});
