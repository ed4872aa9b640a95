/** The filters without learning, beside which every classification stands. */
import { slopeRatio } from '#seismic/signal/slopeRatio';
import type { KnownFolder } from '../knownLineFolder';
import { type Precisions, scoreAttribute } from './scoreFolder';
import { slantResidual } from './slantResidual';

/** Filters by name: a value per sample, larger for a likelier diffraction. */
export const FILTERS = {
  'f-k slope ratio x S/N': slopeRatio,
  'slant residual x S/N': slantResidual,
} as const;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES: readonly FilterName[] = ['f-k slope ratio x S/N', 'slant residual x S/N'];

export type FilterScores = Readonly<Record<FilterName, Precisions>>;

export function filterScores(known: KnownFolder): FilterScores {
  const scoreOf = (name: FilterName): Precisions => scoreAttribute(known, FILTERS[name](known.section));
  return {
    'f-k slope ratio x S/N': scoreOf('f-k slope ratio x S/N'),
    'slant residual x S/N': scoreOf('slant residual x S/N'),
  };
}
