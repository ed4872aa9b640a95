import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const FACES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

let started: Promise<Uint8Array[]> | null = null;

/** Loads the rasteriser and the bundled faces once per process. */
function start(): Promise<Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  started ??= (async () => {
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return Promise.all(FACES.map((face) => readFile(resolve(`dejavu-fonts-ttf/ttf/${face}`))));
  })();
  return started;
}

/** Draws an SVG of ours as PNG, the same on every machine. `pixelsPerUnit` 1 is 96 dots per inch. */
export async function rasterise(svg: string, pixelsPerUnit: number): Promise<Uint8Array> {
  const fontBuffers = await start();
  const font = { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' };
  const renderer = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: pixelsPerUnit } });
  const image = renderer.render();
  const png = image.asPng().slice();
  image.free();
  renderer.free();
  return png;
}
