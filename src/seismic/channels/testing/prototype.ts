import {
  FREE_CHANNELS,
  type FreeChannelName,
  PICK_CHANNELS,
  type PickChannelName,
} from '#seismic/channels/channelNames';

/** The channels of the prototype that ours are compared with, in its order. */
export const PROTOTYPE_CHANNELS = [
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

/**
 * Both kinds of maps in the order of PROTOTYPE_CHANNELS. `free` is in the order of FREE_CHANNELS, `picked` in that of
 * PICK_CHANNELS.
 */
export function prototypeMaps<ChannelMap>(
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
  return PROTOTYPE_CHANNELS.flatMap((name) => maps.get(name) ?? []);
}
