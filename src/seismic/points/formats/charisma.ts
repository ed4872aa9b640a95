import {
  linesOf,
  noPoint,
  numberOfCell,
  type PointFormat,
  type PointTable,
} from '#seismic/points/pointTable';

const HORIZON_REMEDY = 'A line of a Charisma horizon is "INLINE : 120 XLINE : 340 x y z".';
const STICK_REMEDY = 'A line of Charisma fault sticks is "INLINE- 120 340 x y z name number".';
/** Numbers of lines that other programs write where there is none. */
const MOST_NUMBER = 2_147_483_647;

interface Parsed {
  readonly row: readonly number[];
  readonly line: string;
}

function horizonRow(content: string): Parsed | null {
  const match = /^INLINE\s*:\s*(\S+)\s+(?:XLINE|CROSSLINE)\s*:\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)/i.exec(
    content,
  );
  return match && { row: match.slice(1, 6).map(numberOfCell), line: '' };
}

function stickRow(content: string): Parsed | null {
  const [head, ...cells] = content.split(/\s+/);
  if (!/^(INLINE|XLINE|CROSSLINE|RANDOM|LINE)-$/i.test(head) || cells.length < 5) return null;
  const [inline, crossline, ...place] = cells.slice(0, 5).map(numberOfCell);
  const numbers = [inline, crossline].map((value) => (Math.abs(value) >= MOST_NUMBER ? Number.NaN : value));
  return { row: [...numbers, ...place], line: cells.slice(5).join(' ') };
}

/** Charisma's lines of a 3-D horizon or of fault sticks, which Petrel writes too. */
function read(text: string): PointTable {
  const isSticks = /^\uFEFF?\s*(INLINE|XLINE|CROSSLINE|RANDOM|LINE)-/im.test(text);
  const rows: (readonly number[])[] = [];
  const names = new Map<string, number>();
  const lines: number[] = [];
  linesOf(text).forEach((line, i) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const parsed = isSticks ? stickRow(content) : horizonRow(content);
    if (!parsed || parsed.row.slice(2).some(Number.isNaN))
      throw noPoint(i, content, isSticks ? STICK_REMEDY : HORIZON_REMEDY);
    if (!names.has(parsed.line)) names.set(parsed.line, names.size);
    rows.push(parsed.row);
    lines.push(names.get(parsed.line) ?? 0);
  });
  return {
    ...{ format: CHARISMA.name, kind: isSticks ? 'faults' : 'horizon', rows },
    titles: ['Inline', 'Crossline', 'X', 'Y', 'Z'],
    lines: isSticks ? lines : null,
    columns: { inline: 0, crossline: 1, x: 2, y: 3, z: 4 },
    zFactor: null,
  };
}

/** Horizons and fault sticks of Charisma. */
export const CHARISMA = {
  name: 'Charisma horizon or fault sticks',
  recognises: (text) => /^\uFEFF?\s*((INLINE|XLINE|CROSSLINE|RANDOM|LINE)-\s|INLINE\s*:)/i.test(text),
  read,
} as const satisfies PointFormat;
