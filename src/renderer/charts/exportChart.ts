import { ask, attempt } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';

const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'text-anchor',
];
/** Dark-theme inks that would vanish on white paper, and what they become. */
const PAPER = { text: '#1a1f24', quiet: '#55606b', line: '#b8bec5' };
const PNG_SCALE = 3;

function inkOnPaper(colour: string, page: CSSStyleDeclaration): string {
  const inks = [
    ['--text', PAPER.text],
    ['--text-quiet', PAPER.quiet],
    ['--line', PAPER.line],
  ] as const;
  const probe = document.createElement('span');
  for (const [name, paper] of inks) {
    probe.style.color = page.getPropertyValue(name);
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    if (found === colour) return paper;
  }
  return colour;
}

/** The drawing as a file of its own: styles written out, on white. */
export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const page = getComputedStyle(document.documentElement);
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of KEPT) {
      const value = style.getPropertyValue(name);
      if (value && value !== 'none') element.setAttribute(name, inkOnPaper(value, page));
      else if (value === 'none' && name === 'fill') element.setAttribute('fill', 'none');
    }
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

/** Saves a chart where the user says, and offers to show the folder. */
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
