import { z } from 'zod';
import { MOST_EXCURSION, WIGGLE_FILLS } from '#seismic/display/wiggle';

export const DRAWN_AS = ['density', 'wiggle', 'both'] as const;
export type DrawnAs = (typeof DRAWN_AS)[number];

/** What a person reads in a menu. */
export const DRAWN_AS_TITLES: Readonly<Record<DrawnAs, string>> = {
  density: 'Variable density',
  wiggle: 'Wiggle',
  both: 'Wiggle over density',
};

/** How the samples are drawn, in the window and in figures. */
export const DRAWING_SCHEMA = z.strictObject({
  drawnAs: z.enum(DRAWN_AS),
  /** −1 to show troughs as peaks. */
  polarity: z.union([z.literal(1), z.literal(-1)]),
  /** True for the colours in reverse order; wiggles stay as they are. */
  isTableReversed: z.boolean(),
  /** Side of a wiggle that is filled. */
  fill: z.enum(WIGGLE_FILLS),
  /** Swing of a wiggle at the clip, in spacings of the traces that are drawn. */
  excursion: z.number().positive().max(MOST_EXCURSION),
});
export type Drawing = Readonly<z.infer<typeof DRAWING_SCHEMA>>;

export const DEFAULT_DRAWING: Drawing = {
  drawnAs: 'density',
  polarity: 1,
  isTableReversed: false,
  fill: 'positive',
  excursion: 1,
};
