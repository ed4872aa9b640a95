/** Channels of a net's input, in order: the balanced section, and what is left of it without its dips. */
export const CHANNEL_NAMES = ['balanced', 'dip residual'] as const;
