import type { Command } from '#contract/commands';
import { notices } from '#renderer/bridge/notices.svelte';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** One step of the guided tour. */
export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** The control to outline, as a CSS selector. */
  readonly target: string | null;
  /** A command that the step offers as a button. */
  readonly offer?: { readonly label: string; readonly command: Command };
  /** True when the step is done, so that the next one follows; left out where only Next goes on. */
  readonly isDone?: () => boolean;
}

/** Picks of each class from which on a training makes sense. */
const ENOUGH_PICKS = 3;

const isShown = (tab: (typeof layout)['tab']) => () => layout.rightOpen && layout.tab === tab;

export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'Open the demo line',
    text: 'A simulated section with reflections, diffractions and noise. What each sample is, is known.',
    target: '[data-tour="demo"]',
    offer: { label: 'Open the demo line', command: 'demo' },
    isDone: () => Boolean(app.state?.isDemoLine) && !app.isWelcoming,
  },
  {
    title: 'Look at the section',
    text: 'Zoom with the wheel or with + and −. Drag with the middle button to move. 0 shows the whole line again. Zoom in once to go on.',
    target: '[data-tour="plot"]',
    isDone: () => viewport.axes !== null && !viewport.isFitted,
  },
  {
    title: 'The first answer',
    text: 'The colours over the section are the answer of a net that was pre-trained on simulations. Learner shows which one is drawn and how well it does on your picks; Overlay changes how it is drawn.',
    target: '[popovertarget="learner-controls"]',
  },
  {
    title: 'Pick a diffraction',
    text: 'Press 1, then click on the top of a hyperbola. By keyboard: Tab to the section, move the cursor with the arrows, press Enter. Ctrl+Z takes a pick back.',
    target: '[data-tour="classes"]',
    isDone: () => picks.told.picks.length > 0,
  },
  {
    title: 'Pick the other classes',
    text: 'Press 2 for reflections and 3 for noise; ten windows a class are a good start. On the demo line the known truth can place them.',
    target: '[data-tour="classes"]',
    offer: { label: 'Pick from the truth', command: 'picksFromTruth' },
    isDone: () => EVENT_CLASSES.every((name) => picks.countOf(name) >= ENOUGH_PICKS),
  },
  {
    title: 'Compare the picks',
    text: 'Panels (F2) shows the cross-correlation of every pair of picks. Pairs of one class look alike. Click one to enlarge it and to see both windows in the section.',
    target: '#tab-Panels',
  },
  {
    title: 'Train',
    text: 'Press T. A small network learns from your picks in under a minute, then classifies the section. Training (F3) shows its loss and accuracy meanwhile.',
    target: '#tab-Training',
    offer: { label: 'Train', command: 'train' },
    isDone: () => runs.active === null && Boolean(runs.shown?.hasModel) && runs.grid !== null,
  },
  {
    title: 'Judge',
    text: 'Press F8. Judge tells how many picks are right when they are left out in turn, which picks to check, and where to pick next (Q).',
    target: '#tab-Judge',
    isDone: isShown('Judge'),
  },
  {
    title: 'See the result',
    text: 'Press F6. Result has the shares of the classes, the held-out picks and, on the demo line, the score against the truth.',
    target: '#tab-Result',
    isDone: isShown('Result'),
  },
  {
    title: 'Choose the answer to keep',
    text: 'The small network has learned from your picks alone. Choose the pre-trained net, adapted to the picks, in Learner again: on most lines it does better. The figures beside each learner tell.',
    target: '[popovertarget="learner-controls"]',
    isDone: () => liveAnswer.choice !== 'best' && liveAnswer.choice !== 'run',
  },
  {
    title: 'Export',
    text: 'Press Ctrl+E and choose a folder. Class and probability sections are written as SEG-Y with the headers of the line, with a picture and a report.',
    target: '[data-tour="export"]',
    offer: { label: 'Export classified section…', command: 'exportClassified' },
    isDone: () => notices.list.some(({ folder }) => folder !== undefined),
  },
  {
    title: 'Done',
    text: 'Now open a line of your own with Ctrl+O. F1 opens the user guide at the page of what you are looking at; ? lists the keys.',
    target: null,
  },
];
