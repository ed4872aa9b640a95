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

/** Channels that change their sign with the section's. */
export const SIGNED_CHANNELS: readonly string[] = ['A', 'res10', 'res16'];

/** Channels that are correlations with the windows of picks. */
export const CORRELATIONS = [
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
export type CorrelationName = (typeof CORRELATIONS)[number];

/** Channels that come with picks; `lsnr` takes the place of the free channel of that name. */
export const PICK_CHANNELS = ['lsnr', 'llr', 'llrs', ...CORRELATIONS, 'trendR', 'trendA'] as const;
export type PickChannelName = (typeof PICK_CHANNELS)[number];
