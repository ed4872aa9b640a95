import type { EngineName, ModelGraph, TrainRequest } from '#contract/contract';
import { ask, attempt } from '#renderer/shell/bridge';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Fewer picks of a class than this cannot be trained on: one to learn from, one to judge by. */
export const LEAST_PICKS = 2;

/** What the training form says. */
class TrainSettings {
  seed = $state(1);
  engine = $state<EngineName | 'auto'>('auto');
  steps = $state(1);
  batchSize = $state(1);
  learningRate = $state(0);
  firstFilters = $state(1);
  secondFilters = $state(1);
  classifyAfter = $state(true);
  /** What the form does not ask for. */
  private others: TrainRequest | null = null;
  /** The net these settings would make; null until it is known. */
  net = $state.raw<ModelGraph | null>(null);

  /** Fills the form. */
  adopt(request: TrainRequest): void {
    const { seed, engine, steps, batchSize, learningRate, filters, classifyAfter } = request;
    this.others = request;
    Object.assign(this, { seed, engine, steps, batchSize, learningRate, classifyAfter });
    [this.firstFilters, this.secondFilters] = filters;
  }

  get request(): TrainRequest | null {
    const { seed, engine, steps, batchSize, learningRate, firstFilters, secondFilters, classifyAfter } = this;
    return (
      this.others && {
        ...this.others,
        seed,
        engine,
        steps,
        batchSize,
        learningRate,
        filters: [firstFilters, secondFilters],
        classifyAfter,
      }
    );
  }

  /** Why training cannot start, in words; null where it can. */
  get obstacle(): string | null {
    if (app.state?.project?.readOnly) return 'This project is open in another window; here it is read only.';
    if (runs.active) return `${runs.active.name} is under way.`;
    const short = EVENT_CLASSES.filter((name) => picks.countOf(name) < LEAST_PICKS);
    if (short.length === 0) return null;
    const names = short.map((name) => CLASS_STYLES[name].name.toLowerCase()).join(', ');
    return `Each class needs at least ${LEAST_PICKS} picks, better 10. Too few: ${names}.`;
  }

  /** Asks how large the net would be. */
  async describe(): Promise<void> {
    const filters = [this.firstFilters, this.secondFilters] as const;
    if (!filters.every((count) => Number.isInteger(count) && count > 0)) return;
    this.net = await attempt(() => ask('training.preview', { filters }));
  }
}

export const trainSettings = new TrainSettings();

/** Trains with the settings of the form and shows the curves; does nothing where it cannot start. */
export async function startTraining(): Promise<void> {
  layout.show('Training');
  const { obstacle, request } = trainSettings;
  if (obstacle === null && request) await runs.train(request);
}
