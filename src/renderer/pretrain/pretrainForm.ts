import type { PretrainAsk } from '#contract/pretraining';
import { PRETRAIN_DEFAULTS, PRETRAIN_LENGTHS, PRETRAIN_WISH_SCHEMA } from '#contract/pretraining';

export type LengthName = keyof typeof PRETRAIN_LENGTHS | 'own';

/** What the fields of "Pre-train a net" hold; null where a field is empty. */
export interface PretrainForm {
  seed: number | null;
  length: LengthName;
  sections: number | null;
  steps: number | null;
  isLikeLine: boolean;
  place: PretrainAsk['place'];
}

export function freshForm(): PretrainForm {
  const { seed } = PRETRAIN_DEFAULTS;
  return { seed, length: 'full', ...PRETRAIN_LENGTHS.full, isLikeLine: false, place: 'userData' };
}

/** The request that a form makes; null where a number is missing or out of its limits. */
export function askOf({
  seed,
  length,
  sections,
  steps,
  isLikeLine,
  place,
}: PretrainForm): PretrainAsk | null {
  const numbers = length === 'own' ? { sections, steps } : PRETRAIN_LENGTHS[length];
  const parsed = PRETRAIN_WISH_SCHEMA.safeParse({ seed, ...numbers });
  return parsed.success ? { ...parsed.data, isLikeLine, place } : null;
}
