/** How a line is drawn. Widths and dashes are in pixels of the window or units of the page. */
export interface Stroke {
  readonly colour: string;
  readonly width: number;
  /** Lengths of dashes and gaps; solid where left out. */
  readonly dashes?: readonly number[];
  /** 0 to 1; opaque where left out. */
  readonly opacity?: number;
}

export interface LineMark {
  readonly kind: 'line';
  readonly from: Place;
  readonly to: Place;
  readonly stroke: Stroke;
}

/** A line through points, not closed. */
export interface PolylineMark {
  readonly kind: 'polyline';
  readonly points: readonly Place[];
  readonly stroke: Stroke;
}

export interface RectangleMark {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stroke?: Stroke;
  readonly fill?: string;
  readonly fillOpacity?: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly at: Place;
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly isBold?: boolean;
  /** A line around the letters that separates them from the picture below. */
  readonly halo?: Stroke;
}

/** A place on the plot, from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line, polyline, rectangle or word on the plot. The window and exported figures draw the same marks. */
export type Mark = LineMark | PolylineMark | RectangleMark | TextMark;

/** Marks that belong together, with the attributes of their group in SVG. */
export interface MarkGroup {
  readonly marks: readonly Mark[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A mark as an element of SVG: its name, its attributes, and its text if it is one. */
export interface MarkElement {
  readonly name: 'line' | 'polyline' | 'rect' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

function strokeAttributes(stroke: Stroke | undefined): Record<string, string | number> {
  if (!stroke) return {};
  const { colour, width, dashes = [], opacity = 1 } = stroke;
  return {
    stroke: colour,
    'stroke-width': width,
    ...(dashes.length > 0 ? { 'stroke-dasharray': dashes.join(' ') } : {}),
    ...(opacity < 1 ? { 'stroke-opacity': opacity } : {}),
  };
}

function textAttributes({ at, size, colour, anchor = 'start', isBold, halo }: TextMark) {
  return {
    ...at,
    'font-size': size,
    fill: colour,
    'text-anchor': anchor,
    ...(isBold ? { 'font-weight': 'bold' } : {}),
    ...(halo ? { ...strokeAttributes(halo), 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
  };
}

/** The element of SVG that draws a mark. */
export function markElement(mark: Mark): MarkElement {
  if (mark.kind === 'line') {
    const { from, to, stroke } = mark;
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    return { name: 'line', attributes: { ...ends, ...strokeAttributes(stroke) } };
  }
  if (mark.kind === 'polyline') {
    const points = mark.points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
    return { name: 'polyline', attributes: { points, fill: 'none', ...strokeAttributes(mark.stroke) } };
  }
  if (mark.kind === 'text') return { name: 'text', attributes: textAttributes(mark), text: mark.text };
  const { x, y, width, height, stroke, fill = 'none', fillOpacity = 1 } = mark;
  const shade = { fill, ...(fillOpacity < 1 ? { 'fill-opacity': fillOpacity } : {}) };
  return { name: 'rect', attributes: { x, y, width, height, ...shade, ...strokeAttributes(stroke) } };
}
