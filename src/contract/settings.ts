import type { LanguageChoice } from '#contract/catalogue/languages';

/** Preferences of the user, for all projects. */
export interface Settings {
  readonly theme: 'system' | 'dark' | 'light';
  readonly wheel: 'zoom' | 'pan';
  readonly language: LanguageChoice;
  /** The shown plane is classified unasked, and anew after each pick. */
  readonly liveAnswers: boolean;
}
