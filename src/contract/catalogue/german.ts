import { commands } from '#contract/catalogue/german/commands';
import { controls } from '#contract/catalogue/german/controls';
import { engine } from '#contract/catalogue/german/engine';
import { guide } from '#contract/catalogue/german/guide';
import { headers } from '#contract/catalogue/german/headers';
import { lines } from '#contract/catalogue/german/lines';
import { nets } from '#contract/catalogue/german/nets';
import { preferences } from '#contract/catalogue/german/preferences';
import { project } from '#contract/catalogue/german/project';
import { results } from '#contract/catalogue/german/results';
import { runs } from '#contract/catalogue/german/runs';
import { section } from '#contract/catalogue/german/section';
import { survey } from '#contract/catalogue/german/survey';
import { training } from '#contract/catalogue/german/training';
import { window } from '#contract/catalogue/german/window';

/** All texts of the window: the English text, and its German. */
export const GERMAN = {
  ...window,
  ...commands,
  ...controls,
  ...section,
  ...survey,
  ...project,
  ...lines,
  ...training,
  ...results,
  ...engine,
  ...guide,
  ...headers,
  ...nets,
  ...runs,
  ...preferences,
} as const satisfies Readonly<Record<string, string | Plural>>;

/** A text of the window, in English. */
export type Text = keyof typeof GERMAN;

/** A text that counts something by "{count}": its English singular, and both numbers in German. */
export interface Plural {
  readonly singular: string;
  readonly one: string;
  readonly other: string;
}
