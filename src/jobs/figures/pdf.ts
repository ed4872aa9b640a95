import { deflateSync } from 'node:zlib';
import { decode } from 'fast-png';

/** RGB bytes of a picture without transparency. */
function rgbOf(png: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  const { width, height, data, channels } = decode(png);
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++)
    for (let k = 0; k < 3; k++) rgb[3 * i + k] = data[channels * i + Math.min(k, channels - 1)];
  return { width, height, rgb };
}

/** A PDF object that holds bytes. */
function streamObject(dictionary: string, bytes: Uint8Array): Buffer {
  const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

/** The objects, numbered from 1, with the table of where each begins (PDF 1.4, section 3.4). */
function document(objects: readonly Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let length = parts[0].length;
  const entries = objects.map((object, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    const entry = `${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
    return entry;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}`;
  const end = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

/** A PDF of one page that holds a PNG at its size in inches. The PNG has no transparency. */
export function pdfOfPng(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const { width, height, rgb } = rgbOf(png);
  const points = (pixels: number) => Number(((72 * pixels) / dotsPerInch).toFixed(2));
  const [across, up] = [points(width), points(height)];
  const colours = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
  const place = Buffer.from(`q ${across} 0 0 ${up} 0 0 cm /Figure Do Q`);
  const resources = '/Resources << /XObject << /Figure 4 0 R >> >>';
  return document([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] ${resources} /Contents 5 0 R >>`,
    ),
    streamObject(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${colours}`,
      deflateSync(rgb),
    ),
    streamObject('', place),
  ]);
}
