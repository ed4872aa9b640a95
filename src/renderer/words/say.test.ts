import { afterEach, describe, expect, it } from 'vitest';
import { language, sayFailure } from '#renderer/words/say.svelte';

afterEach(() => {
  language.current = 'en';
});

describe('a failure', () => {
  const missing = {
    message: 'There is no such file: /data/line.sgy',
    remedy: 'Check the name and the folder.',
  };

  it('is told as two sentences, whether its message ends in a full stop or not', () => {
    const told = 'There is no such file: /data/line.sgy. Check the name and the folder.';
    expect(sayFailure(missing)).toBe(told);
    expect(sayFailure({ ...missing, message: `${missing.message}.` })).toBe(told);
  });

  it('has no blank where there is no remedy', () => {
    expect(sayFailure({ message: 'Stopped', remedy: '' })).toBe('Stopped.');
  });

  it('is told in the language of the window', () => {
    language.current = 'de';
    const told = sayFailure(missing);
    expect(told).toContain('/data/line.sgy. ');
    expect(told).not.toContain('Check the name');
  });
});
