import { z } from 'zod';
import { LANGUAGE_CHOICES } from '#contract/catalogue/languages';
import { SHORTCUT } from '#contract/preferences/shortcuts';
import { ENGINE_CHOICES } from '#learning/network/engineName';
import { AMPLITUDE_TABLE_NAMES } from '#seismic/display/colourTables';
import { SAMPLE_AXIS_UNITS } from '#seismic/display/sampleAxisUnit';
import { PICK_LIMITS } from '#seismic/picks/pickSchema';

export { ENGINE_CHOICES };

export const THEMES = ['system', 'dark', 'light'] as const;

/** Actions that have another key than the usual one, by the names of the actions; an empty key is none. */
const SHORTCUTS = z
  .record(z.string().max(80), z.union([z.literal(''), SHORTCUT]))
  .refine((changed) => Object.keys(changed).length <= 300, 'too many shortcuts');

/** Preferences of the user, for all projects. */
export const SETTINGS_SCHEMA = z.strictObject({
  theme: z.enum(THEMES),
  wheel: z.enum(['zoom', 'pan']),
  language: z.enum(LANGUAGE_CHOICES),
  /** How lines are drawn that no project has drawn otherwise. */
  colourTable: z.enum(AMPLITUDE_TABLE_NAMES),
  sampleAxisUnit: z.enum(SAMPLE_AXIS_UNITS),
  /** The engine that the training form starts with. */
  engine: z.enum(ENGINE_CHOICES),
  /** The shown plane is classified unasked, and anew after each pick. */
  liveAnswers: z.boolean(),
  /** The author of the picks that the user makes; empty for none. */
  author: z.string().trim().max(PICK_LIMITS.authorLength),
  shortcuts: SHORTCUTS,
});

export type Settings = Readonly<z.infer<typeof SETTINGS_SCHEMA>>;

/** What a new user has; the author of the picks is then the name by which the system knows the user. */
export const FIRST_SETTINGS: Settings = {
  theme: 'system',
  wheel: 'zoom',
  language: 'system',
  colourTable: 'diverging',
  sampleAxisUnit: 'usual',
  engine: 'auto',
  liveAnswers: true,
  author: '',
  shortcuts: {},
};
