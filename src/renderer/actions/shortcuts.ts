import { type PressedKey, shortcutOf } from '#contract/preferences/shortcuts';
import { allOffers, type Offer, usualKeys } from '#renderer/actions/offers';
import { app } from '#renderer/stores/app.svelte';

type Shortcuts = Readonly<Record<string, string>>;

const changed = (): Shortcuts => app.state?.settings.shortcuts ?? {};

/** What a pressed key does that the user has changed; 'nothing' where the usual action has another key now. */
export function changedAction(event: PressedKey): Offer | 'nothing' | null {
  const own = changed();
  if (Object.keys(own).length === 0) return null;
  const pressed = shortcutOf(event);
  if (pressed === null) return null;
  const [name] = Object.entries(own).find(([, key]) => key === pressed) ?? [];
  if (name !== undefined) return allOffers().find((offer) => offer.name === name) ?? null;
  const [usual] = [...usualKeys()].find(([, key]) => key === pressed) ?? [];
  return usual !== undefined && usual in own ? 'nothing' : null;
}

/** The other action that has a key now. */
export function ownerOf(key: string, apartFrom: string): Offer | null {
  return allOffers().find((offer) => offer.key === key && offer.name !== apartFrom) ?? null;
}

/** Gives an action a key, or with an empty one none; who had it before has none then. */
export async function giveKey(name: string, key: string): Promise<void> {
  const owner = key === '' ? null : ownerOf(key, name);
  const taken = owner?.name === undefined ? {} : { [owner.name]: '' };
  await keep({ ...changed(), ...taken, [name]: key });
}

/** Gives an action its usual key back, unless another has it by the user's choice. */
export async function resetKey(name: string): Promise<void> {
  const { [name]: _, ...others } = changed();
  const usual = usualKeys().get(name);
  const isTaken = usual !== undefined && Object.values(others).includes(usual);
  await keep(isTaken ? { ...others, [name]: '' } : others);
}

export async function resetAllKeys(): Promise<void> {
  await app.change({ shortcuts: {} });
}

/** Keys that are the usual ones need not be kept. */
async function keep(shortcuts: Shortcuts): Promise<void> {
  const usual = usualKeys();
  const own = Object.entries(shortcuts).filter(([name, key]) => key !== (usual.get(name) ?? ''));
  await app.change({ shortcuts: Object.fromEntries(own) });
}
