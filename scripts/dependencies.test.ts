import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Import, importsOf, root, sourceFiles } from './sourceImports';

/** Code whose packages npm has to bring where the app runs; windows and preloads are bundled whole. */
const UNBUNDLED = /^src\/(system|seismic|learning|engine|jobs|cli|main|contract)\/(?!(.*\/)?testing\/)/;
/** Packages of which files are found by their path at run time. */
const FOUND_BY_PATH = ['dejavu-fonts-ttf', 'node-api-headers'];

/** The npm package of an import, "@tensorflow/tfjs-core"; null for Node, Electron and files of ours. */
function packageOf({ specifier }: Import): string | null {
  if (/^([#.]|node:|electron)/.test(specifier) || builtinModules.includes(specifier)) return null;
  const [scope, name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

it('keeps among the run-time dependencies what runs unbundled, and nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const used = sourceFiles()
    .filter((file) => UNBUNDLED.test(file))
    .flatMap(importsOf)
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .flatMap((found) => packageOf(found) ?? []);
  const needed = [...new Set([...used, ...FOUND_BY_PATH])].sort();
  expect(needed).toContain('zod');
  expect(Object.keys(manifest.dependencies).sort()).toEqual(needed);
});
