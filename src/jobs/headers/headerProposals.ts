import type { HeaderField, KeyProposal, ProposedField } from 'segyio-wasm';
import type { HeaderProposal, HeaderRange, KeyRole } from '#jobs/headers/headerRange';
import { placeOfField, STANDARD_BYTES } from '#seismic/survey/headerBytes';
import { FIELD_BYTE_ORDERS, FIELD_TYPES, type MappedField } from '#seismic/survey/openingOptions';

/** The fields of the opening options that the keys of a proposal are. */
const FIELDS = {
  inline: 'inline',
  crossline: 'crossline',
  ensemble: 'cdp',
  offset: 'offset',
  x: 'cdpX',
  y: 'cdpY',
} as const satisfies Partial<Record<keyof KeyProposal, MappedField>>;

type HeaderWord = Pick<HeaderRange, 'byte' | 'type' | 'byteOrder'>;

function keysOf(proposal: KeyProposal): { readonly field: MappedField; readonly key: ProposedField }[] {
  const keys = ['inline', 'crossline', 'ensemble', 'offset', 'x', 'y'] as const;
  return keys.flatMap((name) => {
    const key = proposal[name];
    return key ? [{ field: FIELDS[name], key }] : [];
  });
}

function isSameWord(a: HeaderWord, b: HeaderWord): boolean {
  return a.byte === b.byte && a.type === b.type && a.byteOrder === b.byteOrder;
}

/** A key as `headerBytes` states it: a byte, or "189:int32:little"; null where it needs no statement. */
function placeOf(
  field: MappedField,
  { byte, type, byteOrder }: ProposedField,
  headerFields: readonly HeaderField[],
): number | string | null {
  const usualType = headerFields.find((known) => known.byte === byte)?.type ?? 'int32';
  const order = FIELD_BYTE_ORDERS.find((known) => known === byteOrder) ?? null;
  if (type === usualType && order === null) return byte === STANDARD_BYTES[field] ? null : byte;
  const stated = FIELD_TYPES.find((known) => known === type);
  return stated === undefined ? null : placeOfField({ byte, type: stated, byteOrder: order });
}

/** A proposal of the library with what the opening options have to state for it. */
export function headerProposalOf(
  proposal: KeyProposal,
  headerFields: readonly HeaderField[],
): HeaderProposal {
  const { kind, score, reason } = proposal;
  const places = keysOf(proposal).flatMap(({ field, key }) => {
    const place = placeOf(field, key, headerFields);
    return place === null ? [] : [[field, place] as const];
  });
  return { kind, score, reason, headerBytes: Object.fromEntries(places) };
}

/** The keys that a word holds in any of the proposals, each with its best score, the likeliest first. */
export function rolesOf(word: HeaderWord, proposals: readonly KeyProposal[]): KeyRole[] {
  const scores = new Map<MappedField, number>();
  for (const proposal of proposals)
    for (const { field, key } of keysOf(proposal))
      if (isSameWord(key, word)) scores.set(field, Math.max(proposal.score, scores.get(field) ?? 0));
  return [...scores].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score);
}

/** Words of the proposals that are no fields of the file's kind, in the order of their bytes. */
export function proposedWords(
  proposals: readonly KeyProposal[],
  headerFields: readonly HeaderField[],
): HeaderField[] {
  const words: HeaderField[] = [];
  for (const { key } of proposals.flatMap(keysOf)) {
    if ([...headerFields, ...words].some((known) => isSameWord(known, key))) continue;
    words.push({ ...key, name: key.name || `byte ${key.byte}`, sinceRevision: 0 });
  }
  return words.sort((a, b) => a.byte - b.byte);
}
