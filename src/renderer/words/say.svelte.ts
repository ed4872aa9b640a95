import { type Text, textIn, type ValuesOf } from '#contract/catalogue/catalogue';
import type { Language } from '#contract/catalogue/languages';
import { messageIn, nameIn } from '#contract/catalogue/messageIn';

/** The language of the window, set at its start. Whatever reads texts by `say` follows it. */
class ShownLanguage {
  current = $state<Language>('en');
}

export const language = new ShownLanguage();

/** A text in the language of the window; the English text is the key. With "count" it has a plural. */
export function say<T extends Text>(text: T, ...values: ValuesOf<T>): string {
  return textIn(language.current, text, ...values);
}

/** A name that comes from the domain or from a job: in the language of the window where the catalogue has it. */
export function sayName(name: string): string {
  return nameIn(language.current, name);
}

/** A finished English sentence, as of a failure: in the language of the window where the catalogue has it. */
export function sayMessage(message: string): string {
  return messageIn(language.current, message);
}

/** A failure and its remedy as two sentences: a message may end in a name, without a full stop. */
export function sayFailure({
  message,
  remedy,
}: {
  readonly message: string;
  readonly remedy: string;
}): string {
  const told = sayMessage(message);
  return `${/[.!?…]$/.test(told) ? told : `${told}.`} ${sayMessage(remedy)}`.trimEnd();
}
