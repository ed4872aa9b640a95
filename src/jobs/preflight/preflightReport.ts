/** How a check came out: nothing to do, worth a look, or do not train yet. */
export type PreflightColour = 'green' | 'amber' | 'red';

/** The five tips for a first network, and what each check belongs to. */
export type PreflightTip =
  | 'Know the number of parameters'
  | 'Start small and grow'
  | 'Check the loss at learning rate zero'
  | 'Run locally first'
  | 'Look at numerical errors';

export interface PreflightCheck {
  /** As "parameters", "ladder", "zero rate", "first loss", "agreement", "gradients", "overfit". */
  readonly id: string;
  readonly tip: PreflightTip;
  readonly title: string;
  readonly colour: PreflightColour;
  /** The number that decides, as "11 296 parameters, 24 picks: 471 each". */
  readonly finding: string;
  /** One sentence on what to do. */
  readonly advice: string;
  /** Rows behind the finding: parameters by layer, accuracy by net. */
  readonly table: {
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  readonly seconds: number;
}

export interface PreflightReport {
  readonly checks: readonly PreflightCheck[];
  /** The worst colour. */
  readonly colour: PreflightColour;
  readonly engine: string;
  readonly seconds: number;
  /** False where it was stopped on the way. */
  readonly complete: boolean;
}
