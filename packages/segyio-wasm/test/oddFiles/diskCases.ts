/** The cases of ../shared/data/cases as odd files: bytes and right values from the folder, facts by the case's name. */
import { readdirSync, statSync } from 'node:fs';
import { casesFolder, readCaseFile, rightOf } from '../cases.js';
import type { OddFile, OddKind, Right } from './oddFile.js';

/** Kind of each case; a case that is new in the folder fails the test until it stands here. */
const KINDS: Readonly<Record<string, OddKind>> = {
  'ieee-called-ibm': 'A',
  'int32-called-ieee': 'A',
  'int8-code-6': 'A',
  'passcal-trace': 'A',
  'segy-samples-of-other-order': 'A',
  'su-xdr-samples': 'A',
  'crlf-damage': 'C',
  'format-0': 'C',
  'long-trace-wrapped': 'C',
  'odec-tail': 'C',
  'padded-tape': 'C',
  'varying-lengths': 'C',
  'fortran-records': 'E',
  'other-kinds': 'E',
  'tape-image-tif8': 'E',
  'tape-label': 'E',
  'info-takes-minutes': 'G',
  'interval-differs-along-the-line': 'G',
  'no-field-tells-the-traces-apart': 'G',
  'proposals-from-the-offset-itself': 'G',
  'su-words-of-its-own': 'G',
  'ext-text-announced-but-absent': 'H',
  'rev2-extension-count-junk': 'H',
  'rev2-interval-blanks': 'H',
  'revision-100': 'H',
  'dzt-tag-0700': 'R',
  'rad-utf16': 'R',
  'ebcdic-brackets': 'T',
  'text-with-line-ends': 'T',
  'classify-su': 'X',
  'text-of-su': 'X',
};

/** What a mistaken file is called in its refusal. */
const MISTAKES: Readonly<Record<string, RegExp>> = {
  'plain.csv': /a text/,
  'plain.txt': /a text/,
  'las.las': /LAS/,
  'seg.json': /JSON/,
  'y.sg2': /SEG-2/,
  'x.segd': /SEG-D/,
  'sac_like.sac': /SAC/,
  mseed: /miniSEED/,
};

/** Files of a case that are not opened by themselves. */
function isDocument(name: string): boolean {
  return /\.(md|py|rad)$/.test(name) || name === 'right.json' || name === 'picks.json';
}

const PASSCAL: Readonly<Record<string, Right>> = {
  'passcal32.segy': { traces: 1, samples: 1000, intervalUs: 4000, first: [93, -98, 474, 78], last: -170 },
  'passcal16.segy': { traces: 1, samples: 1000, first: [3, -3, 13, 2] },
};

function rightValues(title: string, name: string): Right {
  if (title === 'other-kinds') return { refused: MISTAKES[name] ?? /never/ };
  if (title === 'crlf-damage') return { refused: /LF became CRLF/ };
  if (title === 'passcal-trace') return PASSCAL[name] ?? {};
  const right = rightOf(title);
  const {
    traces,
    samples,
    intervalUs,
    startMs,
    firstSamplesOfTrace0: first,
    lastSampleOfLastTrace: last,
  } = right;
  // Traces of varying length are filled up to the longest; intervals of radar are in ns.
  const common = { traces, samples: samples ?? right.samplesWithoutStatus, startMs, first, last };
  if (title === 'su-words-of-its-own' || title === 'text-of-su') return {};
  return right.intervalNs === undefined
    ? { ...common, intervalUs }
    : { ...common, intervalUs: right.intervalNs / 1e3 };
}

function fileOf(title: string, name: string): OddFile {
  const bytes = readCaseFile(title, name);
  const partner = /\.rd3$/.test(name) ? name.replace(/rd3$/, 'rad') : null;
  return {
    ...{ kind: KINDS[title], title, trait: '', bytes, name: name.replace(/\.gz$/, '') },
    right: rightValues(title, name),
    ...(partner ? { partner: { name: partner, bytes: readCaseFile(title, partner) } } : {}),
  };
}

/** Every file of every case. @throws Error for a case of unknown kind */
export function oddCasesOnDisk(): OddFile[] {
  const titles = readdirSync(casesFolder).filter((name) => statSync(`${casesFolder}/${name}`).isDirectory());
  const unknown = titles.filter((title) => KINDS[title] === undefined);
  if (unknown.length > 0) throw new Error(`cases of unknown kind: ${unknown.join(', ')}`);
  return titles.flatMap((title) =>
    readdirSync(`${casesFolder}/${title}`)
      .filter((name) => !isDocument(name))
      .map((name) => fileOf(title, name)),
  );
}
