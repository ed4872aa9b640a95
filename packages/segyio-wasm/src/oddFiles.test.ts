import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { casesMissing, hasCases } from '../test/cases.js';
import { oddCasesOnDisk } from '../test/oddFiles/diskCases.js';
import { geometryFiles, revisionFiles, suFiles } from '../test/oddFiles/fieldFiles.js';
import { disprovedFiles, sampleFiles } from '../test/oddFiles/layoutFiles.js';
import type { OddFile, OddKind } from '../test/oddFiles/oddFile.js';
import { type OddRow, oddRowOf } from '../test/oddFiles/oddRow.js';
import { otherKinds } from '../test/oddFiles/otherKinds.js';
import { radarFiles, textFiles } from '../test/oddFiles/textFiles.js';
import { openSegy } from './dataset/segyDataset.js';
import { createMemorySource } from './source/byteSource.js';

const page = join(import.meta.dirname, '../docs/odd-files.md');
const realFiles = join(import.meta.dirname, '../../../../shared/data/segyio-tests');

const TITLES: Readonly<Record<OddKind, string>> = {
  A: 'Samples that contradict the stated format or byte order',
  C: 'Layouts that the file itself disproves',
  E: 'Wrappings, and files of other kinds',
  G: 'Header words and geometry',
  H: 'Fields of a later revision',
  R: 'Radar',
  T: 'Text',
  X: 'Seismic Unix',
};

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function tableOf(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

function sectionOf(kind: OddKind, rows: readonly OddRow[]): string {
  const lines = rows.map((row) => [
    row.title,
    `\`${row.name}\``,
    row.trait,
    row.said,
    row.proposal === '' ? '' : `\`${row.proposal}\``,
    row.right,
    row.verdict,
  ]);
  const head = ['case', 'file', 'trait', 'the library says', 'first proposal', 'right', 'is it'];
  return `## ${kind}: ${TITLES[kind]}\n\n${tableOf(head, lines)}`;
}

/** Text between two marks of the page, and the page with other text there. */
function replaced(text: string, part: string, made: string): string {
  const [begin, end] = [`<!-- ${part}: made by oddFiles.test.ts -->`, `<!-- end of ${part} -->`];
  const [before, rest] = text.split(begin);
  return `${before}${begin}\n\n${made}\n\n${end}${rest?.split(end).slice(1).join(end)}`;
}

/** A page as it is before the formatter widens its tables. */
function squeezed(markdown: string): string {
  return markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

/** `WRITE_TABLES=1 npx vitest run --project unit oddFiles && npm run format` writes the page again. */
function expectCurrent(part: string, made: string): void {
  const current = readFileSync(page, 'utf8');
  const wanted = replaced(current, part, made);
  if (process.env.WRITE_TABLES && squeezed(wanted) !== squeezed(current)) writeFileSync(page, wanted);
  expect(squeezed(readFileSync(page, 'utf8'))).toBe(squeezed(wanted));
}

function failures(rows: readonly OddRow[]): string[] {
  return rows
    .filter(({ verdict }) => verdict === 'WRONG')
    .map(({ title, name, said }) => `${title}, ${name}: ${said}`);
}

async function rowsOf(files: readonly OddFile[]): Promise<OddRow[]> {
  const rows: OddRow[] = [];
  for (const file of files) rows.push(await oddRowOf(file));
  return rows;
}

describe('odd files made by generators', () => {
  let rows: OddRow[] = [];
  beforeAll(async () => {
    const files = [sampleFiles(), disprovedFiles(), otherKinds(), geometryFiles(), revisionFiles()];
    rows = await rowsOf([...files, radarFiles(), textFiles(), suFiles()].flat());
  }, 120_000);

  it('are all read right, or right by the first proposal, or named', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(failures(rows)).toEqual([]);
  });

  it('are never read wrong without a word', () => {
    const told = rows.filter(({ verdict }) => verdict.startsWith('told'));
    expect(told.filter(({ proposal }) => proposal === '')).toEqual([]);
    expect(told.length).toBeGreaterThan(3);
  });

  it('stand in the table of the page', () => {
    const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
    const sections = kinds.map((kind) =>
      sectionOf(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    );
    expectCurrent('odd files', sections.join('\n\n'));
  });
});

describe.skipIf(!hasCases)(`odd files of the collection${casesMissing}`, () => {
  it('are all read right, or right by the first proposal, or named', async () => {
    const rows = await rowsOf(oddCasesOnDisk());
    expect(failures(rows)).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});

function realFile(name: string) {
  return createMemorySource(new Uint8Array(readFileSync(join(realFiles, name))), name);
}

async function samplesByRemedy(name: string): Promise<Float32Array> {
  const { layout } = await openSegy(realFile(name), { judgeSamples: true });
  return (await openSegy(realFile(name), layout.remedies[0].options)).trace.readBlock();
}

/** The samples of f3.sgy, or their lowest bytes where the other file has one byte a sample. */
async function samplesOfF3(name: string): Promise<Float32Array> {
  const samples = await (await openSegy(realFile('f3.sgy'))).trace.readBlock();
  return name.startsWith('Format16') ? Float32Array.from(Int8Array.from(samples)) : samples;
}

const hasReal = existsSync(realFiles);
describe.skipIf(!hasReal)(
  `sound files with an alarm${hasReal ? '' : ' (skipped without ../shared/data/segyio-tests)'}`,
  () => {
    it('stand in the second table of the page', async () => {
      const names = readdirSync(realFiles)
        .filter((name) => /\.(sgy|su)$/.test(name))
        .sort();
      const files = names.map(
        (name): OddFile => ({
          ...{ kind: 'A', title: '', name, trait: '', right: {} },
          bytes: new Uint8Array(readFileSync(join(realFiles, name))),
        }),
      );
      const rows = (await rowsOf(files)).filter(
        ({ proposal, said }) => proposal !== '' && !said.startsWith('refused'),
      );
      const alarmed = rows.map(({ name }) => name.replace(/(lsb|msb)\.sgy$/, ''));
      expect([...new Set(alarmed)].sort()).toEqual([
        'Format10',
        'Format11',
        'Format12',
        'Format15',
        'Format16',
        'Format4',
      ]);
      for (const { name } of rows) expect(await samplesByRemedy(name), name).toEqual(await samplesOfF3(name));
      const lines = rows.map(({ name, said, proposal }) => [`\`${name}\``, said, `\`${proposal}\``]);
      expectCurrent('known alarms', tableOf(['file', 'the library says', 'first proposal'], lines));
    });
  },
);
