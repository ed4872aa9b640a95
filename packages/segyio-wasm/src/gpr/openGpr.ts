import { SegyError } from '../base/errors.js';
import type { ByteSource } from '../source/byteSource.js';
import { readDt1 } from './dt1.js';
import { readDzt } from './dzt.js';
import { type GprContent, gprContentOf } from './gprContent.js';
import { GprDataset, type OpenedGpr } from './gprDataset.js';
import type { GprKind, GprOptions } from './gprOptions.js';
import { readMala } from './mala.js';

/** Endings of the file beside the data, by kind; DZT has its header inside. */
export const PARTNER_ENDING: Readonly<Record<GprKind, 'hd' | 'rad' | null>> = {
  dt1: 'hd',
  dzt: null,
  rd3: 'rad',
  rd7: 'rad',
};

/** Kinds of data that a header file may belong to. */
export const DATA_ENDINGS: Readonly<Record<string, readonly GprKind[]>> = {
  hd: ['dt1'],
  rad: ['rd3', 'rd7'],
};

/** A name without folder, cut at its last dot: "XLINE00" and "dt1". */
export function splitName(path: string): { readonly stem: string; readonly ending: string } {
  const name = path.slice(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  const dot = name.lastIndexOf('.');
  if (dot < 0) return { stem: name, ending: '' };
  return { stem: name.slice(0, dot), ending: name.slice(dot + 1).toLowerCase() };
}

/** The kind of data that a name's ending stands for, in capitals or not, or null. */
export function gprKindOfName(path: string): GprKind | null {
  const { ending } = splitName(path);
  return ending === 'dt1' || ending === 'dzt' || ending === 'rd3' || ending === 'rd7' ? ending : null;
}

/** @returns 'file.missing', naming the file that is not there */
export function missingPartner(present: string, endings: readonly string[]): SegyError {
  const { stem, ending } = splitName(present);
  const missing = endings.map((other) => `${stem}.${other.toUpperCase()}`).join(' or ');
  const isData = endings.some((other) => DATA_ENDINGS[other] !== undefined);
  return new SegyError(
    'file.missing',
    `${missing} is missing beside ${present}`,
    isData
      ? `A .${ending.toUpperCase()} holds traces only; put its header file ${missing} beside it, or give both.`
      : `This is a header without its data; put ${missing} beside it, or give both.`,
    { place: { file: present } },
  );
}

interface Parts {
  readonly kind: GprKind;
  readonly data: ByteSource;
  readonly header: ByteSource | null;
}

function noneIsGpr(sources: readonly ByteSource[]): SegyError {
  const names = sources.map(({ name }) => name).join(', ') || 'nothing';
  return new SegyError(
    'file.notSegy',
    `No file of ground-penetrating radar among what was given: ${names}`,
    'Give a .DT1 with its .HD, a .DZT, or an .RD3 or .RD7 with its .RAD; or say what the first one is by `kind`.',
    { place: { file: sources[0]?.name } },
  );
}

/** Kinds of data that a header's content belongs to. */
const HEADER_DATA = { hd: ['dt1'], rad: ['rd3', 'rd7'] } as const;

/** The first of some sources, those of a name first. */
function nearestTo(name: string, sources: readonly ByteSource[]): ByteSource | undefined {
  const { stem } = splitName(name);
  return (
    sources.find((source) => splitName(source.name).stem.toLowerCase() === stem.toLowerCase()) ?? sources[0]
  );
}

/** The header among the sources and the data that belong to it, by their bytes; null where they do not tell. */
function partsByContent(sources: readonly ByteSource[], contents: readonly GprContent[]): Parts | null {
  const withContent = (...wanted: GprContent[]) => sources.filter((_, i) => wanted.includes(contents[i]));
  for (const content of ['hd', 'rad'] as const) {
    const [header] = withContent(content);
    const dataContents: GprContent[] = content === 'hd' ? ['dt1', 'other'] : ['other', 'dzt', 'dt1'];
    const data = header && nearestTo(header.name, withContent(...dataContents));
    const named = data && HEADER_DATA[content].find((kind) => kind === gprKindOfName(data.name));
    if (data) return { kind: named ?? HEADER_DATA[content][0], data, header };
    if (header) throw missingPartner(header.name, HEADER_DATA[content]);
  }
  const [data] = withContent('dzt');
  if (data) return { kind: 'dzt', data, header: null };
  const [lone] = withContent('dt1');
  if (lone && !sources.some(({ name }) => endsIn({ name }, 'hd'))) throw missingPartner(lone.name, ['hd']);
  return null;
}

/**
 * Which source is the data and which its header: by their bytes where they tell, else by their names.
 * @throws SegyError 'file.missing', 'file.notSegy'
 */
async function partsOf(sources: readonly ByteSource[], options: GprOptions): Promise<Parts> {
  if (options.kind) return partsByName(sources, options);
  const contents = await Promise.all(sources.map(gprContentOf));
  return partsByContent(sources, contents) ?? partsByName(sources, options);
}

/** The same by the names alone. @throws SegyError 'file.missing', 'file.notSegy' */
function partsByName(sources: readonly ByteSource[], options: GprOptions): Parts {
  const isData = ({ name }: ByteSource) => gprKindOfName(name) !== null;
  const data = options.kind ? sources[0] : sources.find(isData);
  if (!data) {
    const header = sources.find(({ name }) => DATA_ENDINGS[splitName(name).ending] !== undefined);
    throw header
      ? missingPartner(header.name, DATA_ENDINGS[splitName(header.name).ending])
      : noneIsGpr(sources);
  }
  const kind = options.kind ?? gprKindOfName(data.name);
  if (kind === null) throw noneIsGpr(sources);
  const wanted = PARTNER_ENDING[kind];
  if (wanted === null) return { kind, data, header: null };
  const others = sources.filter((source) => source !== data && (options.kind || endsIn(source, wanted)));
  const stem = splitName(data.name).stem.toLowerCase();
  const header = others.find(({ name }) => splitName(name).stem.toLowerCase() === stem) ?? others[0];
  if (!header) throw missingPartner(data.name, [wanted]);
  return { kind, data, header };
}

function endsIn({ name }: Pick<ByteSource, 'name'>, ending: string): boolean {
  return splitName(name).ending === ending;
}

function readParts({ kind, data, header }: Parts, options: GprOptions): Promise<OpenedGpr> {
  if (kind === 'dzt' || header === null) return readDzt(data, options);
  if (kind === 'dt1') return readDt1(data, header, options);
  return readMala({ data, header, kind }, options);
}

/**
 * Opens ground-penetrating radar from anywhere bytes come from: a .DT1 with its .HD, a .DZT, or an .RD3 or .RD7
 * with its .RAD, in any order and by any name; their bytes tell which is which, else their names. The sources are closed again where they cannot
 * be opened.
 * @throws SegyError with a code, a message that names the file, and a remedy; 'file.missing' names the partner
 */
export async function openGpr(
  sources: ByteSource | readonly ByteSource[],
  options: GprOptions = {},
): Promise<GprDataset> {
  const given = 'read' in sources ? [sources] : sources;
  try {
    const parts = await partsOf(given, options);
    const opened = await readParts(parts, options);
    const rest = given.filter((source) => source !== parts.data);
    return new GprDataset([parts.data, ...rest], opened);
  } catch (error) {
    for (const source of given) await source.dispose();
    throw error;
  }
}
