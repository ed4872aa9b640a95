/** Channels of a net's input, in order: the balanced section, and its dip residual. */
export const CHANNEL_NAMES = ['balanced', 'dip residual'] as const;
