import type { ModelGraph, TrainingAsk } from '#contract/contract';
import { findingWords } from '#contract/engineRequests';
import { DEFAULT_SETTINGS, LEAST_PICKS_PER_CLASS } from '#contract/training';
import { ask, attempt } from '#renderer/bridge/bridge';
import {
  filtersOf,
  formOf,
  NUMBERS,
  problemsOf,
  settingsOf,
  type TrainForm,
} from '#renderer/recipe/trainForm';
import { trainingLines } from '#renderer/recipe/trainingLines.svelte';
import { app } from '#renderer/stores/app.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { ENGINE_WORDS } from '#renderer/words/engineWords';
import { LIVE_LEARNER_TITLES } from '#renderer/words/learnerWords';
import { say, sayMessage, sayName } from '#renderer/words/say.svelte';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** The training form, and what prevents training. */
class TrainSettings {
  form = $state<TrainForm>(formOf(DEFAULT_SETTINGS));
  /** The network of these settings; null until it is known. */
  net = $state.raw<ModelGraph | null>(null);

  /** Settings of the form with the lines to train on; null if a number in it is invalid. */
  get settings(): TrainingAsk | null {
    const settings = settingsOf(this.form, DEFAULT_SETTINGS);
    if (!settings || trainingLines.isShownAlone) return settings;
    return { ...settings, lineIds: trainingLines.ids };
  }

  /** Why the chosen engine cannot be used; null if it can. */
  get engineProblem(): string | null {
    const chosen = app.state?.engine.engines.find(({ name }) => name === this.form.engine);
    return chosen && !chosen.available
      ? say('{engine} cannot be used. {finding}', {
          engine: sayName(ENGINE_WORDS[chosen.name]),
          finding: sayMessage(findingWords(chosen.name, chosen.finding)),
        })
      : null;
  }

  /** Why training cannot start, as a sentence; null if it can. */
  get obstacle(): string | null {
    if (app.state?.project?.readOnly) return say('This project is read only: it is open in another window.');
    if (runs.active) return say('{run} is in progress.', { run: runs.active.name });
    return this.pickProblem ?? this.numberProblem ?? this.engineProblem;
  }

  private get pickProblem(): string | null {
    if (trainingLines.list.length === 0) return say('Choose at least one line to train on.');
    const short = EVENT_CLASSES.filter((name) => trainingLines.countOf(name) < LEAST_PICKS_PER_CLASS);
    if (short.length === 0) return null;
    const names = short.map(sayName).join(', ');
    const found = say(
      'Each class needs at least {count} picks (10 or more are better). Too few: {classes}.',
      {
        count: LEAST_PICKS_PER_CLASS,
        classes: names,
      },
    );
    return this.leftOut ? `${found} ${this.leftOut}` : found;
  }

  /** What a net does not train on, as a sentence; null where it takes all picks. */
  get leftOut(): string | null {
    const count = trainingLines.ownCount;
    if (count === 0) return null;
    return say(
      'A net knows the three standard classes: {count} picks of your own classes are not used. The learner "{learner}" takes them.',
      { count, learner: say(LIVE_LEARNER_TITLES.head) },
    );
  }

  private get numberProblem(): string | null {
    const labels = problemsOf(this.form).map((name) => NUMBERS[name].label);
    return labels.length === 0
      ? null
      : say('Correct these settings first: {settings}.', { settings: labels.map(sayMessage).join('; ') });
  }

  /** Requests the graph and the size of the network. */
  async describe(): Promise<void> {
    const filters = filtersOf(this.form);
    if (!filters) return;
    const net = await attempt(() => ask('training.preview', { filters }));
    // An answer to filters that have changed since is ignored.
    if (net && filtersOf(this.form)?.join() === filters.join()) this.net = net;
  }
}

export const trainSettings = new TrainSettings();
