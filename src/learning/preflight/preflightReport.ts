import type { CheckColour, CheckResult } from '#learning/preflight/checkResult';

/** How a check came out: nothing to do, worth a look, or do not train yet. */
export type PreflightColour = CheckColour;

/** The five tips for a first network, in their order, and what each check belongs to. */
export const PREFLIGHT_TIPS = [
  'Know the number of parameters',
  'Start small and grow',
  'Check the loss at learning rate zero',
  'Run locally first',
  'Look at numerical errors',
] as const;
export type PreflightTip = (typeof PREFLIGHT_TIPS)[number];

/** A check as it came out: colour, finding, advice and the rows behind them. */
export interface PreflightCheck extends CheckResult {
  /** As "parameters", "ladder", "zero rate", "first loss", "agreement", "gradients", "overfit", "finite". */
  readonly id: string;
  readonly tip: PreflightTip;
  readonly title: string;
  readonly seconds: number;
}

export interface PreflightReport {
  readonly checks: readonly PreflightCheck[];
  /** The worst colour. */
  readonly colour: PreflightColour;
  /** What computed, in words; empty where it was stopped before that was known. */
  readonly engine: string;
  readonly seconds: number;
  /** False where it was stopped on the way. */
  readonly complete: boolean;
}
