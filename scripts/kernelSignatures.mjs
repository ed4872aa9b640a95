/**
 * Writes the TypeScript interface of an AssemblyScript module from its own sources, so that no signature is
 * declared twice: functions that take their arguments by name.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names that an entry re-exports, as in `export { convolve } from './_convolve'`. */
function exportedNames(text) {
  return [...text.matchAll(/^export \{([^}]*)\} from/gm)].flatMap(([, names]) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
}

/** Parameter names of every exported function of a source, by the function's name. */
function parametersIn(text) {
  const functions = [...text.matchAll(/^export function (\w+)\(([^)]*)\): void/gm)];
  return functions.map(([, name, list]) => [name, [...list.matchAll(/(\w+):/g)].map(([, own]) => own)]);
}

function faceOf(entry, signatures) {
  const lines = signatures.map(([name, parameters]) => {
    const named = parameters.map((parameter) => `readonly ${parameter}: number`).join('; ');
    const positional = parameters.map((parameter) => `${parameter}: number`).join(', ');
    const values = parameters.map((parameter) => `values.${parameter}`).join(', ');
    return {
      positional: `  ${name}(${positional}): void;`,
      named: `  ${name}(values: { ${named} }): void;`,
      call: `    ${name}: (values) => exports.${name}(${values}),`,
    };
  });
  return `/** Made from ${entry}: the functions of the module as they are, and with their arguments by name. */
export interface KernelExports {
${lines.map(({ positional }) => positional).join('\n')}
}

export interface KernelCore {
${lines.map(({ named }) => named).join('\n')}
}

export const KERNEL_NAMES = ${JSON.stringify(signatures.map(([name]) => name))};

export function byName(exports: KernelExports): KernelCore {
  return {
${lines.map(({ call }) => call).join('\n')}
  };
}
`;
}

/** Writes `<entry>Face.ts` beside the embedded module. @throws Error where an export has no signature */
export function writeFace(assemblyFolder, generatedFolder, entry) {
  const target = join(generatedFolder, `${basename(entry, '.ts')}Face.ts`);
  const sources = readdirSync(assemblyFolder).map((name) => join(assemblyFolder, name));
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (existsSync(target) && statSync(target).mtimeMs > newest) return;
  const all = new Map(sources.flatMap((path) => parametersIn(readFileSync(path, 'utf8'))));
  const signatures = exportedNames(readFileSync(join(assemblyFolder, entry), 'utf8')).map((name) => {
    if (!all.has(name)) throw new Error(`${entry} exports ${name}, which has no signature that can be read`);
    return [name, all.get(name)];
  });
  writeFileSync(target, faceOf(entry, signatures));
}
