import { untrack } from 'svelte';
import type { Failure, LearnerJudgement, LiveAnswer, LiveJudgements, LiveLearner } from '#contract/contract';
import { ask, attempt, RequestFailure } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { nets } from '#renderer/stores/nets.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { type ToolName, tool } from '#renderer/stores/tool.svelte';
import { isEventClass } from '#seismic/picks/pickClasses';

/** A learner, the shown run, or whatever is best. */
export type LearnerChoice = LiveLearner | 'run' | 'best';

/** Pause after the last answer before the learners are judged, so that quick picking is not slowed. */
const JUDGE_AFTER_MS = 1200;
/** Pause after a step to another plane before it is classified, so that quick stepping is not slowed. */
const STEP_REST_MS = 500;
/** Names of the tools that make picks. */
const PICKING_TOOLS: readonly ToolName[] = ['window', 'brush', 'hyperbola'];
/** With fewer picks nothing can be left out. */
const FEWEST_JUDGED = 2;
/** With fewer picks of a class the head does not learn it. */
const FEWEST_OF_CLASS = 2;

interface Wanted {
  readonly line: string;
  /** Null where a run is shown, or nothing. */
  readonly learner: LiveLearner | null;
  /** Of the picks, where the learner is shown them. */
  readonly revision: number | null;
}

/** The answer for the open line that needs no training, asked for anew after each change of the picks. */
class LiveAnswerStore {
  /** What the user chose. */
  choice = $state<LearnerChoice>('best');
  /** The last answer; kept until a newer one is there. */
  answer = $state.raw<LiveAnswer | null>(null);
  /** Why there is no answer; null while there is one, or it is computed. */
  failure = $state.raw<Failure | null>(null);
  isComputing = $state(false);
  judged = $state.raw<LiveJudgements | null>(null);
  private asked = '';
  /** Project and file, and the plane of the file. */
  private file = '';
  /** Project, file and plane of the answers; empty where no line is open. */
  line = $state('');
  /** A run that is newly shown, or trained, takes its place over the section. */
  private runId: string | null = null;
  private revision = 0;
  private judging: ReturnType<typeof setTimeout> | undefined;

  /** Windows on the plane that the pre-trained net may be shown. */
  private readonly standardCount = $derived(
    picks.state.picks.filter((pick) => isEventClass(pick.class)).length,
  );

  /** True where the plane has picks enough for the head, some of them of a class of the user's own. */
  readonly hasOwnClasses = $derived.by(() => {
    const countOf = (name: string): number => picks.state.picks.filter((pick) => pick.class === name).length;
    const learned = picks.classes.filter(({ name }) => countOf(name) >= FEWEST_OF_CLASS);
    return learned.length > 1 && learned.some(({ name }) => !isEventClass(name));
  });

  /**
   * The best learner that needs no training: the head where there are classes of the user's own, else the use of the
   * net by picks left out in turn; with the picks until that is known.
   */
  readonly best: LiveLearner = $derived.by(() => {
    if (this.hasOwnClasses) return 'head';
    if (this.standardCount === 0) return 'withoutPicks';
    return this.judged?.best ?? 'withPicks';
  });

  /** False where the user wants an answer only when one is chosen. */
  private readonly isUnasked = $derived(app.state?.settings.liveAnswers ?? true);

  /** The learner whose answer is shown, or is on its way; null while none is chosen and none comes unasked. */
  readonly shown: LiveLearner | 'run' | null = $derived.by(() => {
    if (this.choice !== 'run' && this.choice !== 'best') return this.choice;
    if (runs.grid !== null && shownPlane.isOf(runs.shown)) return 'run';
    return this.isUnasked ? this.best : null;
  });

  /** True while a tool is in hand that makes picks: an answer will be wanted at once. */
  private readonly isHeld = $derived(this.isUnasked && PICKING_TOOLS.includes(tool.mode));

  private readonly wanted: Wanted | null = $derived.by(() => {
    const project = app.state?.project;
    const { section } = shownPlane;
    // The picture comes first: until it is there, the processor is left to it.
    if (!project || app.fileKey === null || !section || sectionTiles.paintedPlane !== section.name)
      return null;
    const net = nets.changes;
    const line = `${project.path} ${app.fileKey} ${section.name} ${net}`;
    const learner = this.shown === 'run' ? null : this.shown;
    const isShownPicks = learner !== null && learner !== 'withoutPicks' && learner !== 'slopeRatio';
    return { line, learner, revision: isShownPicks ? picks.told.revision : null };
  });

  /** Follows the line, the picks, the shown run and the choice from now on. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        void [this.wanted, picks.told.revision, runs.shownId];
        untrack(() => void this.update());
      });
      $effect(() => {
        const { isHeld } = this;
        untrack(() => void attempt(() => ask('live.hold', { isHeld })));
      });
    });
  }

  /** Asks for what is wanted now, unless it has been asked for. */
  async update(): Promise<void> {
    const line = this.wanted?.line ?? '';
    const isOther = line !== this.line;
    if (isOther) this.forget(line);
    const file = `${app.state?.project?.path} ${app.fileKey}`;
    if (file !== this.file) this.choice = 'best';
    this.file = file;
    if (runs.shownId !== this.runId) this.choice = 'best';
    this.runId = runs.shownId;
    if (picks.told.revision !== this.revision) this.judgeLater();
    this.revision = picks.told.revision;
    const { wanted } = this;
    const key = JSON.stringify(wanted);
    if (key === this.asked) return;
    this.asked = key;
    this.failure = null;
    this.isComputing = wanted !== null && wanted.learner !== null;
    if (!wanted?.learner) return;
    if (isOther && shownPlane.isStep) await new Promise((done) => setTimeout(done, STEP_REST_MS));
    if (key === this.asked) await this.take(wanted.learner, key);
  }

  /** How a learner does on picks left out in turn; null where that is not known. */
  judgementOf(learner: LiveLearner): LearnerJudgement | null {
    if (learner === 'head') return this.answer?.judgement ?? null;
    return this.judged?.judgements.find(({ use }) => use === learner) ?? null;
  }

  /** Asks again after a failure. */
  async retry(): Promise<void> {
    this.asked = '';
    await this.update();
  }

  private async take(learner: LiveLearner, key: string): Promise<void> {
    try {
      const answer = await ask('live.answer', { learner });
      if (key !== this.asked) return;
      this.answer = answer;
      this.judgeLater();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (key !== this.asked) return;
      this.failure = error.failure;
    }
    this.isComputing = false;
  }

  private forget(line: string): void {
    clearTimeout(this.judging);
    // What is still computed for it ends now, not when the next answer is asked for.
    if (this.line !== '') void attempt(() => ask('live.forget', null));
    this.line = line;
    this.answer = null;
    this.judged = null;
  }

  private judgeLater(): void {
    clearTimeout(this.judging);
    const { revision } = picks.state;
    if (this.standardCount < FEWEST_JUDGED) this.judged = null;
    else if (this.answer !== null && this.judged?.revision !== revision)
      this.judging = setTimeout(() => void this.judge(), JUDGE_AFTER_MS);
  }

  /** The judgement is a help: where it fails the choice stays as it is. */
  private async judge(): Promise<void> {
    const { line } = this;
    try {
      const judged = await ask('live.judge', null);
      if (line === this.line && judged.revision === picks.told.revision) this.judged = judged;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }
}

export const liveAnswer = new LiveAnswerStore();
