import { ask, attempt } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';

const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'fill-opacity',
  'stroke-opacity',
  'font-size',
  'font-family',
  'text-anchor',
];
/** Colours of the theme that may be invisible on white, and their replacements. */
const THEME_INKS = [
  ['--text', '#1a1f24'],
  ['--text-quiet', '#55606b'],
  ['--line', '#b8bec5'],
] as const;
const PNG_SCALE = 3;

/** Colours of the theme as the browser computes them, each with its replacement on white. */
type Inks = readonly (readonly [onScreen: string, onPaper: string])[];

/** The colour on white: colours of the theme are replaced, all others are kept. */
export function inkOnPaper(colour: string, inks: Inks): string {
  return inks.find(([onScreen]) => onScreen === colour)?.[1] ?? colour;
}

function inksOfPage(): Inks {
  const page = getComputedStyle(document.documentElement);
  const probe = document.createElement('span');
  document.body.append(probe);
  const inks = THEME_INKS.map(([name, onPaper]) => {
    probe.style.color = page.getPropertyValue(name);
    return [getComputedStyle(probe).color, onPaper] as const;
  });
  probe.remove();
  return inks;
}

/**
 * Presentation attributes of an element with the values that the browser computed, so that no style sheet
 * and no variable of the page is needed.
 */
export function paperAttributes(
  computed: Pick<CSSStyleDeclaration, 'getPropertyValue'>,
  inks: Inks,
): Record<string, string> {
  const found = KEPT.map((name) => [name, computed.getPropertyValue(name)] as const);
  const kept = found.filter(([name, value]) => value !== '' && (value !== 'none' || name === 'fill'));
  return Object.fromEntries(kept.map(([name, value]) => [name, inkOnPaper(value, inks)]));
}

/** The drawing as a standalone SVG file: styles written out, on white. */
export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const inks = inksOfPage();
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const attributes = paperAttributes(getComputedStyle(originals[i]), inks);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    // An inline style would override the attributes.
    element.removeAttribute('style');
    element.removeAttribute('class');
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.insertAdjacentHTML('afterbegin', `<rect width="${width}" height="${height}" fill="#ffffff"/>`);
  return new XMLSerializer().serializeToString(copy);
}

async function pngOf(svg: SVGSVGElement): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.viewBox.baseVal.width * PNG_SCALE;
  canvas.height = svg.viewBox.baseVal.height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}

export interface ChartSource {
  readonly name: string;
  readonly svg: SVGSVGElement;
  readonly csv: () => string;
}

/** Saves a chart to the file that the user chooses, and offers to open its folder. */
export async function exportChart(
  { name, svg, csv }: ChartSource,
  format: 'svg' | 'png' | 'csv',
): Promise<void> {
  const content = format === 'csv' ? csv() : format === 'svg' ? standaloneSvg(svg) : await pngOf(svg);
  const saved = await attempt(() => ask('export.chart', { name, format, content }));
  if (saved) {
    const file = saved.files[0] ?? '';
    notices.tell({ level: 'info', message: 'Chart saved.', remedy: file, folder: saved.folder });
  }
}
