import { FREE_CHANNELS, PICK_CHANNELS, SIGNED_CHANNELS } from '#seismic/channels/channelNames';

/** Channels of the net: those without picks, then those of picks alone. */
export const NET_CHANNELS: readonly string[] = [...new Set([...FREE_CHANNELS, ...PICK_CHANNELS])];

const FREE: readonly string[] = FREE_CHANNELS;
const OF_PICKS: readonly string[] = PICK_CHANNELS;

/**
 * Where each of the net's channels is among those without picks and with picks, one list behind the other: what comes
 * with picks takes the place of a channel of the same name.
 */
export const WITH_PICKS: readonly number[] = NET_CHANNELS.map((name) =>
  OF_PICKS.includes(name) ? FREE.length + OF_PICKS.indexOf(name) : FREE.indexOf(name),
);

/** The same without picks: null where the channel is zero. */
export const WITHOUT_PICKS: readonly (number | null)[] = NET_CHANNELS.map((_, i) =>
  i < FREE_CHANNELS.length ? i : null,
);

/** Channels that change their sign with the section's. */
export const SIGNED: readonly boolean[] = NET_CHANNELS.map((name) => SIGNED_CHANNELS.includes(name));

/** Signs of the channels with the other polarity. */
export const OTHER_POLARITY: readonly number[] = SIGNED.map((isSigned) => (isSigned ? -1 : 1));

/** Maps by their places in a list, zero where there is none. */
function mapsFrom(all: readonly Float32Array[], places: readonly (number | null)[]): Float32Array[] {
  const zeros = new Float32Array(all[0].length);
  return places.map((from) => (from === null ? zeros : all[from]));
}

/** The net's maps out of those of the section; without picks the maps of picks are zero. */
export function netMaps(
  free: readonly Float32Array[],
  ofPicks: readonly Float32Array[] | null,
): Float32Array[] {
  return ofPicks ? mapsFrom([...free, ...ofPicks], WITH_PICKS) : mapsFrom(free, WITHOUT_PICKS);
}
