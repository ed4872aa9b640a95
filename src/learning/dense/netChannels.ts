import { FREE_CHANNELS, PICK_CHANNELS, SIGNED_CHANNELS } from '#seismic/channels/channelNames';

/** Place of the local S/N among the channels without picks; the picks' own replaces it where there are any. */
const LOCAL_SIGNAL_TO_NOISE = FREE_CHANNELS.indexOf('lsnr');
const OF_PICKS = PICK_CHANNELS.indexOf('lsnr');

/** Channels of the net: those without picks, then those of picks alone. */
export const NET_CHANNELS: readonly string[] = [
  ...FREE_CHANNELS,
  ...PICK_CHANNELS.filter((_, i) => i !== OF_PICKS),
];

/** Where each of the net's channels is among those without picks and with picks, one list behind the other. */
export const WITH_PICKS: readonly number[] = NET_CHANNELS.map((_, i) => {
  if (i === LOCAL_SIGNAL_TO_NOISE) return FREE_CHANNELS.length + OF_PICKS;
  if (i < FREE_CHANNELS.length) return i;
  const inPicks = i - FREE_CHANNELS.length;
  return FREE_CHANNELS.length + (inPicks < OF_PICKS ? inPicks : inPicks + 1);
});

/** The same without picks: null where the channel is zero. */
export const WITHOUT_PICKS: readonly (number | null)[] = NET_CHANNELS.map((_, i) =>
  i < FREE_CHANNELS.length ? i : null,
);

/** Channels that change their sign with the section's. */
export const SIGNED: readonly boolean[] = NET_CHANNELS.map((name) => SIGNED_CHANNELS.includes(name));

/** Signs of the channels with the other polarity. */
export const OTHER_POLARITY: readonly number[] = SIGNED.map((isSigned) => (isSigned ? -1 : 1));

/** The net's maps out of those of the section; without picks the maps of picks are zero. */
export function netMaps(
  free: readonly Float32Array[],
  ofPicks: readonly Float32Array[] | null,
): Float32Array[] {
  if (ofPicks) {
    const all = [...free, ...ofPicks];
    return WITH_PICKS.map((from) => all[from]);
  }
  const zeros = new Float32Array(free[0].length);
  return WITHOUT_PICKS.map((from) => (from === null ? zeros : free[from]));
}
