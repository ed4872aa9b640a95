import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** All modules that an entry loads, and what they import from outside the package. */
function reachedFrom(entry: string): { modules: string[]; outside: string[] } {
  const modules = new Set([entry]);
  const outside = new Set<string>();
  for (const name of modules) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    for (const [, specifier] of text.matchAll(/^(?:import|export|\}).* from '([^']+)'/gm)) {
      if (/^\.\.?\//.test(specifier))
        modules.add(posix.join(posix.dirname(name), specifier).replace(/\.js$/, '.ts'));
      else outside.add(specifier);
    }
  }
  return { modules: [...modules], outside: [...outside] };
}

describe('the package', () => {
  it('needs nothing but the language in its main entry, and Node alone in the other', () => {
    const main = reachedFrom('index.ts');
    expect(main.modules.length).toBeGreaterThan(20);
    expect(main.outside).toEqual([]);
    expect(reachedFrom('node.ts').outside.every((specifier) => specifier.startsWith('node:'))).toBe(true);
  });

  it('has no dependency at run time', () => {
    const manifest: object = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
    expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toEqual([]);
  });
});
