/** Values of an SVG element's attributes; numbers are rounded to a hundredth of a unit. */
export type Attributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const CONTROL_CHARACTER = /\p{Cc}/gu;

/** Text made safe for SVG; control characters, which XML forbids, become spaces. */
export function escapeXml(text: string): string {
  // A picture's address has millions of letters.
  return text.replace(CONTROL_CHARACTER, ' ').replace(/[&<>"]/g, (letter) => ENTITIES[letter]);
}

function show(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value);
}

/** An SVG element with its children as markup. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${show(value)}"`);
  return `<${name}${words.join('')}>${children.join('')}</${name}>`;
}

/** A line of text; `content` is escaped. */
export function label(content: string, attributes: Attributes): string {
  return element('text', attributes, [escapeXml(content)]);
}

/** A picture from PNG bytes, stretched to its box without smoothing of its own. */
export function picture(png: Uint8Array, box: Box): string {
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return element('image', {
    x: box.left,
    y: box.top,
    width: box.width,
    height: box.height,
    preserveAspectRatio: 'none',
    'xlink:href': href,
  });
}

/** A rectangle on the page in units of 1/96 inch. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A whole SVG document on white. Sizes in units of 1/96 inch. */
export function svgDocument(width: number, height: number, children: readonly string[]): string {
  const namespaces = {
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  };
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const face = { 'font-family': "'DejaVu Sans', Arial, sans-serif", 'font-size': 10.5, fill: '#1a1a1a' };
  const ground = element('rect', { width, height, fill: '#ffffff' });
  return `${element('svg', { ...namespaces, ...size, ...face }, [ground, ...children])}\n`;
}
