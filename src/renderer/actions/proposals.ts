import type { PickProposal } from '#contract/contract';
import { layout } from '#renderer/stores/layout.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** Goes to a proposal: the keys act on it, and it is in view. */
export function goToProposal(proposal: PickProposal | null): void {
  proposals.choose(proposal);
  if (proposal) viewport.reveal(proposal);
}

/** Shows the list, and goes to the first proposal or the next one. */
export function nextProposal(step: 1 | -1 = 1): void {
  layout.show('Judge');
  goToProposal(proposals.beside(step));
}

/** The proposal after this one, when this one is out of the list. */
function moveOn(proposal: PickProposal, isRejected: boolean): void {
  const next = proposals.beside(1);
  proposals.drop(proposal, { isRejected });
  goToProposal(next === proposal ? (proposals.list[0] ?? null) : next);
}

/** Makes the current proposal a pick, of the proposed class where no other is given, and moves on. */
export function acceptProposal(name?: EventClass): void {
  const { current } = proposals;
  if (!current) return;
  const { trace, timeMs, traces, durationMs, proposed } = current;
  const pick = { id: crypto.randomUUID(), class: name ?? proposed, trace, timeMs, traces, durationMs };
  void picks.apply({ kind: 'add', picks: [pick] });
  moveOn(current, false);
}

/** Takes the current proposal off the list for good, and moves on. */
export function rejectProposal(): void {
  if (proposals.current) moveOn(proposals.current, true);
}

/** True where Enter belongs to what has the focus, unless that is a proposal. */
function takesEnter(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const control = target.closest('button, a, summary, [role="option"]');
  return control !== null && control.closest('[data-proposals]') === null;
}

/** Carries out a key while a proposal is current. False if the key has no function here. */
export function pressProposalKey({ key, target }: KeyboardEvent): boolean {
  if (!proposals.current) return false;
  const name = EVENT_CLASSES.find((one) => CLASS_STYLES[one].key === key);
  if (name) acceptProposal(name);
  else if (key === 'Enter' && !takesEnter(target)) acceptProposal();
  else if (key === 'Delete' || key === 'Backspace') rejectProposal();
  else if (key === 'n') nextProposal(1);
  else if (key === 'N') nextProposal(-1);
  else return false;
  return true;
}
