import type { CheckColour, CheckResult } from '#learning/preflight/checkResult';

/** Result of a check: green, nothing to do; amber, see the advice; red, do not train yet. */
export type PreflightColour = CheckColour;

/** The five tips for a first network, in their order, and the tip of each check. */
export const PREFLIGHT_TIPS = [
  'Know the number of parameters',
  'Start small and grow',
  'Check the loss at learning rate zero',
  'Run locally first',
  'Look at numerical errors',
] as const;
export type PreflightTip = (typeof PREFLIGHT_TIPS)[number];

/** Result of a check: colour, finding, advice and the rows behind them. */
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
  /** The engine; empty where it was stopped before that was known. */
  readonly engine: string;
  readonly seconds: number;
  /** False where it was stopped before the end. */
  readonly complete: boolean;
}
