import type {
  LineMark,
  Mark,
  MarkGroup,
  PolylineMark,
  RectangleMark,
  Stroke,
  TextMark,
} from '#seismic/display/marks';

/** Sharper corners than this are cut off, as in SVG. */
const MITRE_LIMIT = 4;

/** Paints marks on a canvas as their elements of SVG look; lengths are in the units of the context. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  groups: readonly MarkGroup[],
  fontFamily: string,
): void {
  context.miterLimit = MITRE_LIMIT;
  context.textBaseline = 'alphabetic';
  for (const { marks } of groups) for (const mark of marks) paintMark(context, mark, fontFamily);
  context.globalAlpha = 1;
}

/** How often each attribute of the groups is there, and each of their classes: "pick:3 highlighted:1". */
export function countGroups(groups: readonly MarkGroup[]): string {
  const counts = new Map<string, number>();
  for (const { attributes = {} } of groups) {
    for (const [name, value] of Object.entries(attributes))
      for (const word of name === 'class' ? value.split(' ') : [name.replace('data-', '')])
        counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${word}:${count}`).join(' ');
}

function paintMark(context: CanvasRenderingContext2D, mark: Mark, fontFamily: string): void {
  if (mark.kind === 'rectangle') paintRectangle(context, mark);
  else if (mark.kind === 'text') paintText(context, mark, fontFamily);
  else strokeLine(context, mark);
}

function setStroke(context: CanvasRenderingContext2D, { colour, width, dashes, opacity }: Stroke): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dashes ? [...dashes] : []);
  context.globalAlpha = opacity ?? 1;
}

function paintRectangle(context: CanvasRenderingContext2D, mark: RectangleMark): void {
  const { x, y, width, height, stroke, fill, fillOpacity } = mark;
  if (fill) {
    context.fillStyle = fill;
    context.globalAlpha = fillOpacity ?? 1;
    context.fillRect(x, y, width, height);
  }
  if (!stroke) return;
  setStroke(context, stroke);
  context.strokeRect(x, y, width, height);
}

function strokeLine(context: CanvasRenderingContext2D, mark: LineMark | PolylineMark): void {
  setStroke(context, mark.stroke);
  context.beginPath();
  const [first, ...others] = mark.kind === 'line' ? [mark.from, mark.to] : mark.points;
  if (!first) return;
  context.moveTo(first.x, first.y);
  for (const { x, y } of others) context.lineTo(x, y);
  context.stroke();
}

function paintText(context: CanvasRenderingContext2D, mark: TextMark, fontFamily: string): void {
  const { at, text, size, colour, anchor = 'start', isBold, halo } = mark;
  context.font = `${isBold ? 'bold ' : ''}${size}px ${fontFamily}`;
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  if (halo) {
    setStroke(context, halo);
    context.lineJoin = 'round';
    context.strokeText(text, at.x, at.y);
    context.lineJoin = 'miter';
  }
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.fillText(text, at.x, at.y);
}
