import { describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';

/** A file whose bytes 3505-3506 hold −1, with a value of its own in each trace header word that is looked at. */
function uncounted(texts: readonly string[], recipe: Parameters<typeof makeSegy>[0] = {}) {
  return makeSegy({ ...recipe, extendedText: texts, binary: { 3505: -1, ...recipe.binary } });
}

function open(bytes: Uint8Array) {
  return openSegy(createMemorySource(bytes, 'x.sgy'));
}

const NOT_TEXT = String.fromCharCode(...Array.from({ length: 3200 }, (_, i) => 1 + ((i * 7) % 31)));

describe('extended text without a count', () => {
  it.each([
    ['to its last stanza', ['((SEG: A)) x', '((SEG: EndText))'], 2, []],
    ['to a last stanza inside a header', ['((SEG: A)) x', `${'y '.repeat(90)}((SEG: EndText))`], 2, []],
    [
      'to the first trace, without a last stanza',
      ['((SEG: A)) x', 'more'],
      2,
      [/2 headers of text taken, in front of the first trace/],
    ],
    ['over one that reads as no text', ['((SEG: A)) x', NOT_TEXT, 'y'], 3, [/3 headers of text taken/]],
    ['none at all', [], 0, [/0 headers of text taken/]],
  ])('is read %s', async (_, texts, count, warnings) => {
    const { layout, trace } = await open(uncounted(texts));
    expect(layout).toMatchObject({
      extendedTextCount: count,
      traceCount: 5,
      firstTraceOffset: 3600 + 3200 * count,
    });
    expect(layout.warnings).toEqual(warnings.map((pattern) => expect.stringMatching(pattern)));
    expect((await trace.read(4))[6]).toBe(406);
  });

  it('ends where traces of readable bytes begin', async () => {
    // Samples of blanks and letters, and nothing else but count and interval in the headers.
    const word = () => 0x20414220;
    const bytes = uncounted(['((SEG: A)) x'], {
      samples: 0x4141,
      trace: { 117: 0x4142 },
      binary: { 3217: 0x4142 },
      traces: 2,
      word,
    });
    const { layout } = await open(bytes);
    expect(layout).toMatchObject({ extendedTextCount: 1, traceCount: 2, sampleCount: 0x4141 });
  });

  it('is bounded where the file is text to its end', async () => {
    const bytes = new Uint8Array(3600 + 3200 * 1200 + 240).fill(0x41);
    bytes.set(uncounted([], { traces: 0 }));
    const { layout } = await open(bytes).catch(() => ({ layout: null }));
    expect(layout?.extendedTextCount ?? 0).toBeLessThanOrEqual(1000);
  });
});
