import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSegyio } from '../test/askSegyio.js';
import { type CompatibilityRow, compatibilityOf } from '../test/compatibilityRow.js';

const root = join(import.meta.dirname, '../../..');
const python = join(root, '.oracles/bin/python');
const data = join(root, '../shared/data');
const page = join(import.meta.dirname, '../docs/compatibility.md');
const isReady = existsSync(python) && existsSync(data);
const why = `${existsSync(python) ? '' : ', skipped without .oracles: npm run oracles'}${existsSync(data) ? '' : ', skipped without ../shared/data'}`;

const [BEGIN, END] = ['<!-- compatibility: made by compatibility.oracle.test.ts -->', '<!-- end -->'];

function filesIn(folder: string): { readonly path: string; readonly name: string }[] {
  const names = readdirSync(join(data, folder)).filter((name) => /\.(sgy|segy|su)$/.test(name));
  return names.sort().map((name) => ({ path: join(data, folder, name), name }));
}

/** The table, and below it what its numbers in brackets mean. */
function markdownOf(rows: readonly CompatibilityRow[]): string {
  const notes = [...new Set(rows.flatMap((row) => row.notes))];
  const head = ['file', 'what it is', 'opened', 'samples', 'headers', 'read → write', 'but'];
  const lines = rows.map(({ file, what, opened, samples, headers, roundTrip, notes: own }) => [
    ...[`\`${file}\``, what, opened, samples, headers, roundTrip],
    own.map((note) => `(${notes.indexOf(note) + 1})`).join(' '),
  ]);
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return [...table, '', ...notes.map((note, i) => `${i + 1}. ${note}`)].join('\n');
}

/** `WRITE_TABLES=1 npx vitest run --project unit compatibility.oracle` writes the table again. */
describe.skipIf(!isReady)(`compatibility with PyPI segyio${why}`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'segyio-table-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  const rows: CompatibilityRow[] = [];
  beforeAll(async () => {
    const files = [...filesIn('segyio-tests'), ...filesIn('lines')];
    const orders = files.map(({ path, name }) => `${/lsb/.test(name) ? 'little' : 'big'}:${path}`);
    const answers = askSegyio(python, scratch, orders);
    for (const [i, { path, name }] of files.entries())
      rows.push(await compatibilityOf(path, name, answers[i]));
  }, 120_000);

  it('every file but the broken one opens', () => {
    expect(rows.length).toBeGreaterThan(55);
    const refused = rows.filter(({ opened }) => opened !== 'yes').map(({ file }) => file);
    expect(refused).toEqual(['broken.sgy']);
  });

  it('every sample is the exact value rounded once; differences to segyio have a known reason', () => {
    const unexplained = rows.filter((row) => row.unexplained.length > 0);
    expect(unexplained.map(({ file, unexplained: what }) => [file, what])).toEqual([]);
  });

  it('the table of the compatibility page is current', () => {
    const text = readFileSync(page, 'utf8');
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END).slice(1).join(END);
    const made = `${before}${BEGIN}\n\n${markdownOf(rows)}\n\n${END}${after}`;
    if (process.env.WRITE_TABLES) writeFileSync(page, made);
    const squeezed = (markdown: string) => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(squeezed(readFileSync(page, 'utf8'))).toBe(squeezed(made));
  });
});
