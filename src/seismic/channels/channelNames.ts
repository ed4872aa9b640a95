/** Channels that need no picks, in the order of a section's maps. */
export const FREE_CHANNELS = [
  'A',
  'res10',
  'res16',
  'lsnr',
  'fk.3',
  'fk.5',
  'semb',
  'aslope',
  'hypR',
  'spread',
  'hypA',
  'line',
  'fk1.1',
  'fk1.7',
] as const;
export type FreeChannelName = (typeof FREE_CHANNELS)[number];

/** Channels that picks decide; `lsnr` takes the place of the free channel of that name. */
export const PICK_CHANNELS = [
  'lsnr',
  'llr',
  'llrs',
  'Dmax',
  'Dtop3',
  'Dmean',
  'Rmax',
  'Rtop3',
  'Rmean',
  'LDmax',
  'LDtop3',
  'LDmean',
  'LRmax',
  'LRtop3',
  'LRmean',
  'rDmax',
  'rDtop3',
] as const;
export type PickChannelName = (typeof PICK_CHANNELS)[number];

/** The channels of the prototype that ours are compared with, in its order. */
export const CHANNELS = [
  'A',
  'res10',
  'res16',
  'lsnr',
  'fk.3',
  'fk.5',
  'semb',
  'aslope',
  'llr',
  'llrs',
  'hypR',
  'spread',
  'hypA',
  'line',
  'Dmax',
  'Dtop3',
  'Dmean',
  'Rmax',
  'Rtop3',
  'Rmean',
  'LDmax',
  'LDtop3',
  'LDmean',
  'LRmax',
  'LRtop3',
  'LRmean',
  'rDmax',
  'rDtop3',
] as const satisfies readonly (FreeChannelName | PickChannelName)[];
export type ChannelName = (typeof CHANNELS)[number];

/**
 * Both kinds of maps in the order of CHANNELS. `free` is in the order of FREE_CHANNELS, `picked` in that of
 * PICK_CHANNELS.
 */
export function allChannels<ChannelMap>(
  free: readonly ChannelMap[],
  picked: readonly ChannelMap[],
): ChannelMap[] {
  const maps = new Map<string, ChannelMap>();
  FREE_CHANNELS.forEach((name, i) => {
    maps.set(name, free[i]);
  });
  PICK_CHANNELS.forEach((name, i) => {
    maps.set(name, picked[i]);
  });
  return CHANNELS.flatMap((name) => maps.get(name) ?? []);
}
