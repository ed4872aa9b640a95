import { type Candidate, candidatesOf, type Place, type ProposalMaps } from '#learning/proposals/candidates';
import { distanceOf, type Points, pointsOf } from '#learning/proposals/novelty';

/** What is proposed, and around what. */
export interface ProposalOrder {
  /** Proposals at most. */
  readonly count: number;
  /** Size of the windows in traces and samples of the maps. */
  readonly window: { readonly traces: number; readonly samples: number };
  /** Middles of the windows that are picked, with the index of their class. */
  readonly picks: readonly (Place & { readonly label: number })[];
  /** Middles of windows that are not to be proposed again. */
  readonly rejected: readonly Place[];
}

/** Why a window is proposed. */
const PROPOSAL_REASONS = ['uncertainty', 'disagreement', 'novelty', 'rarity'] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** A window to pick next. */
export interface WindowProposal extends Pick<Candidate, 'trace' | 'sample' | 'probabilities' | 'others'> {
  /** What stands out most against the other windows. */
  readonly reason: ProposalReason;
}

/**
 * What each counts; all are 0 to 1. Chosen on lines with known truth among three settings: leaving out disagreement
 * and novelty, or letting novelty count most, was worse with few picks (bench/science/proposals.ts).
 */
const WEIGHTS: Readonly<Record<ProposalReason, number>> = {
  uncertainty: 1,
  disagreement: 1,
  novelty: 0.5,
  rarity: 0.5,
};

type Terms = Readonly<Record<ProposalReason, number>>;

/** True where two windows share samples. */
function isOverlapping(one: Place, other: Place, { window }: Pick<ProposalOrder, 'window'>): boolean {
  return (
    Math.abs(one.trace - other.trace) < window.traces && Math.abs(one.sample - other.sample) < window.samples
  );
}

/** Distance of each candidate to the nearest of some points; 1 at most, 0 where there are none. */
function noveltyOf(candidates: Points, known: Points): Float64Array {
  return Float64Array.from(candidates, (candidate) =>
    known.reduce((least, point) => Math.min(least, distanceOf(candidate, point)), known.length === 0 ? 0 : 1),
  );
}

/** How much each class lacks picks against the one with most: 0 to 1. */
function lacksOf(counts: readonly number[]): number[] {
  const most = Math.max(1, ...counts);
  return counts.map((count) => 1 - count / most);
}

function countsOf(classCount: number, { picks }: Pick<ProposalOrder, 'picks'>): number[] {
  return Array.from({ length: classCount }, (_, c) => picks.filter(({ label }) => label === c).length);
}

function termsOf(candidate: Candidate, novelty: number, lacks: readonly number[]): Terms {
  const { uncertainty, disagreement, probabilities } = candidate;
  const rarity = probabilities.reduce((sum, value, c) => sum + value * lacks[c], 0);
  return { uncertainty, disagreement, novelty, rarity };
}

function scoreOf(terms: Terms): number {
  return PROPOSAL_REASONS.reduce((sum, name) => sum + WEIGHTS[name] * terms[name], 0);
}

function meansOf(terms: readonly Terms[]): Terms {
  const mean = (name: ProposalReason): number =>
    terms.reduce((sum, one) => sum + one[name], 0) / Math.max(1, terms.length);
  return {
    ...{ uncertainty: mean('uncertainty'), disagreement: mean('disagreement') },
    ...{ novelty: mean('novelty'), rarity: mean('rarity') },
  };
}

/** The term that is farthest above its mean. */
function reasonOf(terms: Terms, means: Terms): ProposalReason {
  const above = (name: ProposalReason): number => WEIGHTS[name] * (terms[name] - means[name]);
  return PROPOSAL_REASONS.reduce((best, name) => (above(name) > above(best) ? name : best));
}

/**
 * Windows to pick next, what would teach most first: where the shown answer is unsure, where it differs from the
 * other one, where the section looks like no pick or proposal so far, and what may be of a class with few picks. They overlap neither each other nor a
 * pick nor a rejected window, and lie inside the section. The same input gives the same windows.
 */
export function proposeWindows(maps: ProposalMaps, order: ProposalOrder): WindowProposal[] {
  const all = candidatesOf(maps, order.window);
  const points = pointsOf(maps.features, { size: maps.size, window: order.window }, all, order.picks);
  const novelty = noveltyOf(points.candidates, points.others);
  const counts = countsOf(maps.shown.length, order);
  const first = lacksOf(counts);
  const means = meansOf(all.map((candidate, i) => termsOf(candidate, novelty[i], first)));
  const taken = [...order.picks, ...order.rejected];
  let open = all.map((_, i) => i).filter((i) => !taken.some((place) => isOverlapping(all[i], place, order)));
  let hasKnown = order.picks.length > 0;
  const found: WindowProposal[] = [];
  while (found.length < order.count && open.length > 0) {
    const lacks = lacksOf(counts);
    const scores = open.map((i) => scoreOf(termsOf(all[i], novelty[i], lacks)));
    const best = open[scores.indexOf(Math.max(...scores))];
    const { trace, sample, probabilities, others } = all[best];
    const reason = reasonOf(termsOf(all[best], novelty[best], lacks), means);
    found.push({ trace, sample, probabilities, others, reason });
    counts[probabilities.indexOf(Math.max(...probabilities))]++;
    open = open.filter((i) => !isOverlapping(all[i], all[best], order));
    for (const i of open) {
      const distance = Math.min(1, distanceOf(points.candidates[i], points.candidates[best]));
      novelty[i] = hasKnown ? Math.min(novelty[i], distance) : distance;
    }
    hasKnown = true;
  }
  return found;
}
