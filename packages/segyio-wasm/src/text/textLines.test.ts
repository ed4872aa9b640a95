import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesMissing, hasCases, openCase } from '../../test/cases.js';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { changeText, fitsText } from '../write/changeText.js';
import { copySegy } from '../write/copySegy.js';
import { bytesOfLatin, codeOfName, type TextEncodingName } from './textEncoding.js';
import { linesOfText, textHeaderOf } from './textHeader.js';

const NAMES: readonly TextEncodingName[] = ['ascii', 'ebcdic-037', 'ebcdic-500', 'ebcdic-1047'];

/** A text header in an encoding, filled up with blanks or NUL. */
function textOf(text: string, name: TextEncodingName, filler = 32): Uint8Array {
  const latin = new Uint8Array(3200).fill(filler);
  latin.set(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return bytesOfLatin(latin, codeOfName(name));
}

const sign = fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code));
const word = fc.array(sign, { minLength: 1, maxLength: 30 }).map((signs) => signs.join(''));

describe('text headers kept as lines with line ends', () => {
  it('are shown as these lines, in every encoding', () => {
    const made = fc.record({
      lines: fc.array(word, { minLength: 3, maxLength: 60 }),
      end: fc.constantFrom('\n', '\r\n', '\r', '\x85'),
      name: fc.constantFrom(...NAMES),
      filler: fc.constantFrom(0, 32),
      isEnded: fc.boolean(),
    });
    const property = fc.property(made, ({ lines, end, name, filler, isEnded }) => {
      const text = lines.join(end) + (isEnded ? end : '');
      fc.pre(text.length <= 3200);
      expect(linesOfText(textOf(text, name, filler), name)).toEqual(lines);
    });
    fc.assert(property, { seed: 3, numRuns: 300 });
  });

  it.each([
    ['line ends in columns 79 and 80', (line: string) => `${line.padEnd(78)}\r\n`],
    ['a line end in column 80', (line: string) => `${line.padEnd(79)}\n`],
    ['line ends behind the text of filled-up lines', (line: string) => `${line}\n`.padEnd(80)],
    ['no line ends', (line: string) => line.padEnd(80)],
  ])('are 40 lines of 80 characters with %s', (_, filled) => {
    const lines = Array.from({ length: 40 }, (_, i) => `C${String(i + 1).padStart(2)} TEXT ${i * i * 37}`);
    const header = textHeaderOf(textOf(lines.map(filled).join(''), 'ascii'), codeOfName('ascii'));
    expect(header).toMatchObject({ hasLineEnds: false, lines });
  });

  it('are not cut by a few line ends in running text', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `C${String(i + 1).padStart(2)}`.padEnd(80, 'x'));
    const text = lines.join('').replace('C 7xxx', 'C 7\nxx');
    expect(linesOfText(textOf(text, 'ascii'), 'ascii')).toHaveLength(40);
  });
});

describe('lines of such headers', () => {
  const lines = ['C 1 ONE', 'C 2 [TWO]', '', 'C 4 FOUR'];
  function changed(name: TextEncodingName, end: string, changes: ReadonlyMap<number, string>) {
    const code = codeOfName(name);
    const header = { ...code, bytes: textOf(lines.map((line) => line + end).join(''), name) };
    const before = header.bytes.slice();
    changeText([header], changes);
    return { before, after: header.bytes, lines: linesOfText(header.bytes, name) };
  }

  it.each(NAMES)('change between their line ends, in %s', (name) => {
    for (const end of ['\n', '\r\n']) {
      const shorter = changed(name, end, new Map([[1, '[2]']]));
      expect(shorter.lines).toEqual(['C 1 ONE', '[2]', '', 'C 4 FOUR']);
      const at = 7 + end.length;
      expect(shorter.after.subarray(0, at)).toEqual(shorter.before.subarray(0, at));
      expect(shorter.after.subarray(at + 9)).toEqual(shorter.before.subarray(at + 9));
      const longer = changed(name, end, new Map([[0, 'C 1 MUCH LONGER']]));
      expect(longer.lines).toEqual(['C 1 MUCH LONGER', ...lines.slice(1)]);
      expect(longer.after.subarray(15, 3200)).toEqual(longer.before.subarray(7, 3192));
      const added = changed(name, end, new Map([[6, 'C 7 ^']]));
      expect(added.lines).toEqual([...lines, '', '', 'C 7 ^']);
    }
  });

  it('go behind a last line without a line end', () => {
    const bytes = textOf('C 1 ONE\nC 2\nC 3', 'ascii');
    changeText([{ bytes, encoding: 'ascii' }], new Map([[3, 'C 4']]));
    expect(linesOfText(bytes, 'ascii')).toEqual(['C 1 ONE', 'C 2', 'C 3', 'C 4']);
  });

  it('that do not fit are refused, and nothing is changed', () => {
    const full = Array.from({ length: 42 }, (_, i) => 'y'.repeat(i === 0 ? 71 : 75)).join('\n');
    const header = { bytes: textOf(full.slice(0, 3190), 'ascii'), encoding: 'ascii' as const };
    const before = header.bytes.slice();
    const lines = new Map([
      [3, 'short'],
      [0, 'z'.repeat(80)],
    ]);
    expect(fitsText([header], lines)).toBe(true);
    header.bytes.fill(0x79, 3190);
    before.fill(0x79, 3190);
    expect(fitsText([header], lines)).toBe(false);
    expect(() => changeText([header], lines)).toThrow(
      'Text of 80 characters for line 1 of the text header does not fit',
    );
    expect(header.bytes).toEqual(before);
  });

  it('keep line ends in the last of 80 columns', () => {
    const text = Array.from({ length: 40 }, (_, i) => `${`C${i + 1}`.padEnd(78)}\r\n`).join('');
    const header = { bytes: textOf(text, 'ascii'), encoding: 'ascii' as const };
    changeText([header], new Map([[4, 'new']]));
    expect([...header.bytes.subarray(398, 400)]).toEqual([13, 10]);
  });

  it('are kept as they are in copies', async () => {
    const file = makeSegy();
    file.set(textOf('C 1 ONE\r\nC 2 TWO\r\n', 'ascii'));
    const dataset = await openSegy(createMemorySource(file));
    const sink = createMemorySink();
    await copySegy(dataset, sink);
    expect(sink.bytes()).toEqual(file);
  });
});

describe('text of pair-swapped files', () => {
  it('is written back swapped', async () => {
    const file = makeSegy({ order: 'pair-swapped', binary: { 3501: 0x0200, 3297: 0x0102, 3299: 0x0304 } });
    for (let i = 0; i < 3200; i += 2) [file[i], file[i + 1]] = [file[i + 1], file[i]];
    const dataset = await openSegy(createMemorySource(file));
    expect(dataset.isTextSwapped).toBe(true);
    const sink = createMemorySink();
    await copySegy(dataset, sink, { textLines: new Map([[1, 'C 2 NEW']]) });
    const copy = await openSegy(createMemorySource(sink.bytes()));
    expect(copy.text[0].lines.slice(0, 3)).toEqual(['C 1 MADE FOR A TEST', 'C 2 NEW', '']);
  });
});

describe.skipIf(!hasCases)(`case text-with-line-ends${casesMissing}`, () => {
  it.each(['text_crlf_ascii.sgy', 'text_lf_ascii.sgy'])('%s has its 40 lines', async (file) => {
    const [{ lines }] = (await openCase('text-with-line-ends', file)).text;
    expect([lines.length, lines[0], lines[39]]).toEqual([
      40,
      'C01 SHIFTED LINE 1 OF A HEADER',
      'C40 SHIFTED LINE 40 OF A HEADER',
    ]);
  });
});
