import { describe, expect, it } from 'vitest';
import { parseInlines, parseMarkdown } from '#renderer/guide/markdown';

const text = (words: string) => ({ kind: 'text', text: words }) as const;

describe('a page as Markdown', () => {
  it('becomes headings, paragraphs, lists, tables, code and pictures', () => {
    const page = [
      '# Title',
      '',
      'First line,',
      'second line.',
      '- one',
      '- two',
      '1. first',
      '',
      '| a | b |',
      '| - | - |',
      '| c | d |',
      '',
      '```',
      '# not a heading | [x](y)',
      '```',
      '![Words](pictures/x.jpg)',
    ];
    expect(parseMarkdown(page.join('\n'))).toEqual([
      { kind: 'heading', level: 1, text: 'Title' },
      { kind: 'paragraph', inlines: [text('First line, second line.')] },
      { kind: 'list', isOrdered: false, items: [[text('one')], [text('two')]] },
      { kind: 'list', isOrdered: true, items: [[text('first')]] },
      { kind: 'table', head: [[text('a')], [text('b')]], rows: [[[text('c')], [text('d')]]] },
      { kind: 'code', text: '# not a heading | [x](y)' },
      { kind: 'picture', alt: 'Words', source: 'pictures/x.jpg' },
    ]);
  });

  it('has code, bold, italic and links in its lines, and underscores within words as they are', () => {
    expect(parseInlines('Press `Ctrl+O`, see **this** _one_ and [that](radar.md): snake_case_name.')).toEqual(
      [
        text('Press '),
        { kind: 'code', text: 'Ctrl+O' },
        text(', see '),
        { kind: 'bold', text: 'this' },
        text(' '),
        { kind: 'italic', text: 'one' },
        text(' and '),
        { kind: 'link', text: 'that', href: 'radar.md' },
        text(': snake_case_name.'),
      ],
    );
  });

  it('ends with an unclosed block of code, and makes no elements of HTML', () => {
    expect(parseMarkdown('```\nx')).toEqual([{ kind: 'code', text: 'x' }]);
    expect(parseMarkdown('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', inlines: [text('<script>alert(1)</script>')] },
    ]);
  });
});
