/** The nine challenges of machine learning for the geosciences (Karpatne et al., 2017, arXiv 1711.04708). */
import { boundaries } from './boundaries';
import type { Challenge } from './challenge';
import { dimension } from './dimension';
import { fewPicks } from './fewPicks';
import { heterogeneity } from './heterogeneity';
import { noise } from './noise';
import { rarity } from './rarity';
import { resolution } from './resolution';
import { structure } from './structure';
import { uncertainTruth } from './uncertainTruth';

export const CHALLENGES: readonly Challenge[] = [
  boundaries,
  structure,
  dimension,
  heterogeneity,
  rarity,
  resolution,
  noise,
  fewPicks,
  uncertainTruth,
];
