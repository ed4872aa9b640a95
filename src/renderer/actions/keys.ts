import type { Command } from '#contract/commands';
import { perform } from '#renderer/actions/commands';
import { pressProposalKey } from '#renderer/actions/proposals';
import { changedAction } from '#renderer/actions/shortcuts';
import { lineDrawing } from '#renderer/scene/lineDrawing.svelte';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { app } from '#renderer/stores/app.svelte';
import { layout, RIGHT_TABS, TAB_KEYS } from '#renderer/stores/layout.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { MOUSE_TOOLS } from '#renderer/tools/registry';
import { pressSectionKey } from '#renderer/tools/sectionKeys';

/** The list of keys that ? shows. */
export const KEY_HELP: readonly { readonly title: string; readonly keys: readonly [string, string][] }[] = [
  {
    title: 'Look',
    keys: [
      ['Wheel', 'zoom at the cursor (Ctrl: time only, Shift: traces only)'],
      ['Middle drag, Shift+drag, Space+drag', 'pan'],
      ['0 or double click', 'whole section'],
      ['+  −', 'closer, further'],
      ['Arrows, PgUp, PgDn', 'pan (section focused)'],
      ['Z  X', 'previous, next plane of a volume (PgUp, PgDn, section focused)'],
      ['D', 'variable density, wiggle, both'],
      ['G', 'timing and trace lines'],
      ['F11', 'full screen'],
      [Object.values(TAB_KEYS).join('  '), RIGHT_TABS.join(', ')],
    ],
  },
  {
    title: 'Mouse',
    keys: [
      ...MOUSE_TOOLS.map(({ key, title, hint }): [string, string] => [
        key.toUpperCase(),
        `${title.toLowerCase()}: ${hint}`,
      ]),
      ['Esc', 'back to the pan tool'],
    ],
  },
  {
    title: 'Pick',
    keys: [
      ['1  2  3', 'pick diffractions, reflections, noise'],
      ['4 … 9', 'pick your own classes (left panel, Classes)'],
      ['N  Shift+N', 'next pick, previous pick'],
      ['Q', 'go to the next place to pick, listed on the tab Judge'],
      ['Arrows, Enter', 'Window, Hyperbola: move the cursor (Shift: ten times), pick there'],
      ['Arrows with Select', 'move the selected picks (Shift: ten times)'],
      ['Ctrl+A  Ctrl+D', 'select all picks, duplicate the selected ones'],
      ['Del', 'remove the selected picks'],
      ['Ctrl+Z  Ctrl+Shift+Z', 'undo, redo'],
      ['Ctrl+Alt+Z', 'history: the list of all steps, to go back or forth to one'],
    ],
  },
  {
    title: 'At a place to pick (Q)',
    keys: [
      ['Enter', 'pick it as the class that is proposed'],
      ['1, 2, 3', 'pick it as diffraction, reflection, noise'],
      ['Del or Backspace', 'reject it: it is not proposed again'],
      ['N or Shift+N', 'the next place, the previous one'],
    ],
  },
  {
    title: 'Work',
    keys: [
      ['Ctrl+K', 'all commands, by a few letters of their names'],
      ['Ctrl+O', 'open a line or project'],
      ['Ctrl+Shift+O', 'open a line on a server'],
      ['Ctrl+I', 'headers of the open file'],
      ['Ctrl+PgDn  Ctrl+PgUp', 'next, previous line of the project'],
      ['Ctrl+Shift+S', 'save the project elsewhere'],
      ['P', 'preflight: checks before training'],
      ['T or Ctrl+Enter', 'train'],
      ['Ctrl+E', 'export classified SEG-Y'],
      ['Ctrl+,', 'preferences: language, theme, keys'],
      ['F7', 'engine: what computes here and how fast'],
      ['F1', 'user guide: the page of what is in view'],
      ['?', 'this page'],
    ],
  },
];

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  o: 'open',
  'Shift+o': 'openAddress',
  'Shift+s': 'saveAs',
  z: 'undo',
  'Shift+z': 'redo',
  y: 'redo',
  e: 'exportClassified',
  i: 'headers',
  k: 'palette',
  ',': 'preferences',
  a: 'pick.selectAll',
  d: 'pick.duplicate',
  enter: 'train',
  pagedown: 'line.next',
  pageup: 'line.previous',
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"], [type="radio"], [type="range"]), select, textarea') !== null
  );
}

function pressPlain(event: KeyboardEvent): boolean {
  const tab = RIGHT_TABS.find((name) => TAB_KEYS[name] === event.key);
  if (event.key === 'F1') perform('guide');
  else if (event.key === '?' && !isTyping(event.target)) perform('help');
  else if (event.key === 'F7') perform('engine');
  else if (event.key === 'F11') perform('fullScreen');
  else if (tab) layout.show(tab);
  else if (event.key === 'Escape') leave();
  else if (isTyping(event.target)) return false;
  else if (pressProposalKey(event)) return true;
  else if (event.key === 't') perform('train');
  else if (event.key === 'q') perform('pick.propose');
  else if (event.key === 'p') perform('preflight');
  else if (event.key === 'n') perform('pick.next');
  else if (event.key === 'N') perform('pick.previous');
  else return pressSectionKey(event);
  return true;
}

/** Closes the open page, else the comparison of results; without one returns to the pan tool and clears the selection. */
function leave(): void {
  if (pages.open) {
    pages.close();
    return;
  }
  if (resultPair.isOpen) {
    // The browser closes a popover first.
    if (document.querySelector(':popover-open') === null) resultPair.close();
    return;
  }
  if (lineDrawing.isOn) {
    lineDrawing.cancel();
    return;
  }
  app.endWelcome();
  tool.mode = 'pan';
  selection.clear();
  proposals.choose(null);
}

/**
 * The window's keys, wherever the focus is. Keys that the menu has too are handled here first. Escape
 * is not prevented: it also closes popovers, which the browser does.
 */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const own = changedAction(event);
  if (own === 'nothing') return;
  if (own) {
    // A plain key is typed where something is typed.
    if (isTyping(event.target) && !/^(Ctrl|Alt|F\d)/.test(own.key ?? '')) return;
    own.run();
    event.preventDefault();
    return;
  }
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.altKey && event.key.toLowerCase() === 'z' && !isTyping(event.target)) {
    perform('history');
    event.preventDefault();
  }
  if (event.altKey) return;
  if (isCommand) {
    // Caps Lock inverts the case of the letter, so Shift is read from the event.
    const command = WITH_CONTROL[`${event.shiftKey ? 'Shift+' : ''}${event.key.toLowerCase()}`];
    if (!command || isTyping(event.target)) return;
    perform(command);
    event.preventDefault();
  } else if (pressPlain(event) && event.key !== 'Escape') event.preventDefault();
}
