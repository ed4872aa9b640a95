import type { GridPlace } from '#seismic/survey/arbitraryLine';

/** What a plane's name says. */
export type PlaneSpec =
  | { readonly kind: 'line' }
  | { readonly kind: 'inline' | 'crossline'; readonly number: number; readonly offset: number | null }
  /** `value` in ms, or in m in a survey in depth. */
  | { readonly kind: 'slice'; readonly value: number }
  | { readonly kind: 'gather'; readonly by: 'cdp' | 'shot'; readonly number: number }
  | { readonly kind: 'gather'; readonly by: 'place'; readonly place: GridPlace }
  | { readonly kind: 'arbitrary'; readonly nodes: readonly GridPlace[] };

const textOfPlace = ({ inline, crossline }: GridPlace): string => `${inline},${crossline}`;

/** The stable name of a plane. */
export function planeNameOf(spec: PlaneSpec): string {
  switch (spec.kind) {
    case 'line':
      return 'line';
    case 'slice':
      return `slice:${spec.value}`;
    case 'gather':
      return spec.by === 'place'
        ? `gather:place:${textOfPlace(spec.place)}`
        : `gather:${spec.by}:${spec.number}`;
    case 'arbitrary':
      return `arbitrary:${spec.nodes.map(textOfPlace).join(';')}`;
    default:
      return `${spec.kind}:${spec.number}${spec.offset === null ? '' : `:${spec.offset}`}`;
  }
}

const NUMBER = '(-?\\d+(?:\\.\\d+)?)';
const LINE = new RegExp(`^(inline|crossline):${NUMBER}(?::${NUMBER})?$`);
const SLICE = new RegExp(`^slice:${NUMBER}$`);
const GATHER = new RegExp(`^gather:(cdp|shot):${NUMBER}$`);
const PLACE = new RegExp(`^${NUMBER},${NUMBER}$`);

function parsePlace(text: string): GridPlace | null {
  const found = PLACE.exec(text);
  return found && { inline: Number(found[1]), crossline: Number(found[2]) };
}

function parseNodes(text: string): readonly GridPlace[] | null {
  const nodes = text.split(';').flatMap((node) => parsePlace(node) ?? []);
  return nodes.length >= 2 && nodes.length === text.split(';').length ? nodes : null;
}

/** Parses a plane's name; null where it is invalid. */
export function parsePlaneName(name: string): PlaneSpec | null {
  if (name === 'line') return { kind: 'line' };
  const line = LINE.exec(name);
  if (line)
    return {
      kind: line[1] === 'inline' ? 'inline' : 'crossline',
      number: Number(line[2]),
      offset: line[3] === undefined ? null : Number(line[3]),
    };
  const slice = SLICE.exec(name);
  if (slice) return { kind: 'slice', value: Number(slice[1]) };
  const gather = GATHER.exec(name);
  if (gather) return { kind: 'gather', by: gather[1] === 'cdp' ? 'cdp' : 'shot', number: Number(gather[2]) };
  if (name.startsWith('gather:place:')) {
    const place = parsePlace(name.slice('gather:place:'.length));
    return place && { kind: 'gather', by: 'place', place };
  }
  const nodes = name.startsWith('arbitrary:') ? parseNodes(name.slice('arbitrary:'.length)) : null;
  return nodes && { kind: 'arbitrary', nodes };
}
