import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPages, GUIDE_PAGES, guidePages, pageOfLink, pictureAddress } from '#renderer/guide/guidePages';
import { PAGE_OF_POPOVER, PAGE_OF_TAB, PAGE_OF_TOOL } from '#renderer/guide/pageInView';
import { RIGHT_TABS } from '#renderer/stores/layout.svelte';
import { MOUSE_TOOLS } from '#renderer/tools/registry';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/guide');
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
/** Not a page about a task: a report of one line. */
const OTHER_FILES = ['README.md', 'real-line.md'];

/** Targets of links and pictures in a Markdown text, found apart from the window's own parser. */
const targetsIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);

describe('the user guide', () => {
  it('has a file for every page and a page for every file', () => {
    expect(files.filter((name) => !OTHER_FILES.includes(name)).sort()).toEqual(
      GUIDE_PAGES.map((name) => `${name}.md`).sort(),
    );
    for (const { title, blocks } of guidePages('en')) {
      expect(blocks.length, title).toBeGreaterThan(2);
      expect(title).toMatch(/^[A-Z]/);
    }
  });

  it.each(files)('%s leads to files that exist', (name) => {
    for (const target of targetsIn(readFileSync(join(folder, name), 'utf8')))
      expect(existsSync(join(dirname(join(folder, name)), target)), `${name}: ${target}`).toBe(true);
  });

  it('shows every picture and keeps none that no page shows', () => {
    const shown = guidePages('en').flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'picture' ? [block.source] : [])),
    );
    for (const source of shown) expect(pictureAddress(source), source).not.toBeNull();
    const kept = readdirSync(join(folder, 'pictures')).map((name) => `pictures/${name}`);
    expect(kept.sort()).toEqual([...shown].sort());
    const bytes = kept.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(4e6);
  });

  it('is listed in full on its first page', () => {
    const listed = targetsIn(readFileSync(join(folder, 'README.md'), 'utf8'));
    expect(GUIDE_PAGES.filter((name) => !listed.includes(`${name}.md`))).toEqual([]);
  });

  it('has a page for every tab, tool and popover of the window', () => {
    expect(Object.keys(PAGE_OF_TAB).sort()).toEqual([...RIGHT_TABS].sort());
    expect(Object.keys(PAGE_OF_TOOL).sort()).toEqual(MOUSE_TOOLS.map(({ name }) => name).sort());
    const popovers = ['controls', 'project', 'section', 'panels'].flatMap((room) => {
      const path = join(root, 'src/renderer', room);
      const parts = readdirSync(path).filter((name) => name.endsWith('.svelte'));
      return parts.flatMap((name) =>
        [...readFileSync(join(path, name), 'utf8').matchAll(/<Popover\s+id="([^"]+)"/g)].map(([, id]) => id),
      );
    });
    expect(popovers.length).toBeGreaterThan(2);
    expect(Object.keys(PAGE_OF_POPOVER).sort()).toEqual(popovers.sort());
  });

  it('uses no HTML, which the window would show as text', () => {
    for (const name of files.filter((file) => !OTHER_FILES.includes(file)))
      for (const path of [name, join('de', name)])
        expect(readFileSync(join(folder, path), 'utf8'), path).not.toMatch(/<[a-z/!]/i);
  });
});

describe('the search', () => {
  const english = guidePages('en');

  it('finds pages that hold all words, those with them in the title first', () => {
    const [radar, ...others] = findPages('radar', english);
    expect(radar.name).toBe('radar');
    expect(others.map(({ name }) => name)).toContain('hyperbola');
    expect(findPages('SLURM shard', english).map(({ name }) => name)).toEqual(['command-line']);
    expect(findPages('störungskante', guidePages('de')).map(({ name }) => name)).toEqual(['tour']);
    expect(findPages('zzz', english)).toEqual([]);
    expect(findPages('  ', english)).toHaveLength(GUIDE_PAGES.length);
  });

  it('knows which links stay in the guide', () => {
    expect(pageOfLink('radar.md')).toBe('radar');
    expect(pageOfLink('../opening.md')).toBeNull();
    expect(pageOfLink('https://example.org/radar.md')).toBeNull();
  });
});
