import { say } from '#renderer/words/say.svelte';

/** What a text header is called; 0 is the text header itself, 1 the first extended one. */
export function textHeaderTitle(number: number): string {
  return number === 0 ? say('Text header') : say('Extended text header {number}', { number });
}
