import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const FACES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

const { resolve } = createRequire(import.meta.url);

/** Runs `work` once per process; after a failure the next caller tries again. */
function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let result: Promise<Value> | null = null;
  return () => {
    result ??= work().catch((error: unknown) => {
      result = null;
      throw error;
    });
    return result;
  };
}

const startRasteriser = once(async () =>
  initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))),
);
const readFaces = once(() =>
  Promise.all(FACES.map((face) => readFile(resolve(`dejavu-fonts-ttf/ttf/${face}`)))),
);

/** How pictures in an SVG are drawn: smoothed, or by their own pixels where they have the resolution of the page. */
export type PictureSampling = 'smooth' | 'own pixels';

const IMAGE_RENDERING = { smooth: 0, 'own pixels': 1 } as const;

/** Draws an SVG of ours as PNG, the same on every machine. `pixelsPerUnit` 1 is 96 dots per inch. */
export async function rasterise(
  svg: string,
  pixelsPerUnit: number,
  pictures: PictureSampling = 'smooth',
): Promise<Uint8Array> {
  const fontBuffers = await readFaces();
  await startRasteriser();
  const font = { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' };
  const imageRendering = IMAGE_RENDERING[pictures];
  const renderer = new Resvg(svg, { font, imageRendering, fitTo: { mode: 'zoom', value: pixelsPerUnit } });
  try {
    const image = renderer.render();
    const png = image.asPng().slice();
    image.free();
    return png;
  } finally {
    renderer.free();
  }
}
