/** What a frame takes while a section with wiggles, an overlay and 200 picks is panned and zoomed by the mouse. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { endRecording, frameRow, startRecording } from './frames';
import { SECTION, writeLine } from './lines';
import { firstPage, startApp } from './windowPart';

const SECONDS = 30;
const BARE_SECONDS = 10;
const PICKS = 200;
/** Seconds of panning before as many of zooming. */
const TURN_SECONDS = 3;
/** Turns of the wheel until some hundred traces are in view. */
const CLOSER = 4;
/** A painter in software is in Chromium, but not used unless it is asked for. */
const SOFTWARE_WEBGL = ['--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

function amplitudeAt(trace: number, sample: number): number {
  return (
    Math.sin(sample / 9 + 6 * Math.sin(trace / 300)) * (1 + Math.sin(trace / 41) * Math.sin(sample / 170))
  );
}

function classAt(trace: number, sample: number): number {
  return (Math.floor(trace / 700) + Math.floor(sample / 500)) % 3;
}

const picks = Array.from({ length: PICKS }, (_, i) => ({
  id: `pick-${i}`,
  class: EVENT_CLASSES[i % EVENT_CLASSES.length],
  trace: 100 + ((i * 487) % (SECTION.traces - 200)),
  timeMs: 200 + ((i * 1303) % (2 * SECTION.samples - 600)),
  traces: 40,
  durationMs: 160,
  plane: 'line',
}));

/** Opens the line and lays picks, the overlay and wiggles over it. */
async function setUp(app: ElectronApplication, paths: { line: string; classes: string }): Promise<Page> {
  const page = await firstPage(app, paths.line);
  await page.keyboard.press('Control+o');
  await page.getByText('line.sgy').first().waitFor();
  await page.locator('canvas[data-painted-plane="line"]').waitFor();
  await page.evaluate((list) => window.diffrakt.ask('picks.apply', { kind: 'add', picks: list }), picks);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, paths.classes);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('overlay.open')?.click());
  await page.locator('.legend').filter({ hasText: 'classes.sgy' }).waitFor();
  // From density to wiggles, and to both.
  for (const key of 'dd') await page.keyboard.press(key);
  return page;
}

/** Pans and zooms by the mouse in turns. */
async function panAndZoom(page: Page): Promise<void> {
  const box = await page.locator('canvas[data-painter]').boundingBox();
  if (!box) throw new Error('The section is not drawn.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  for (let i = 0; i < CLOSER; i++) await page.mouse.wheel(0, -240);
  const startedMs = performance.now();
  let isDown = false;
  for (let step = 0; ; step++) {
    const t = (performance.now() - startedMs) / 1000;
    if (t > SECONDS) break;
    const pans = Math.floor(t / TURN_SECONDS) % 2 === 0;
    if (pans !== isDown) await (pans ? page.mouse.down() : page.mouse.up());
    isDown = pans;
    if (pans) await page.mouse.move(x + 200 * Math.sin(2 * t), y + 120 * Math.sin(3 * t));
    else await page.mouse.wheel(0, step % 24 < 12 ? -60 : 60);
  }
  if (isDown) await page.mouse.up();
}

/** The section as one picture of a bare canvas over the page, panned and zoomed; false where there is no WebGL. */
function moveBare(page: Page, kind: '2d' | 'webgl2'): Promise<boolean> {
  return page.evaluate(
    async ({ kind, seconds, traces, samples }) => {
      const source = new OffscreenCanvas(Math.min(traces, 8192), samples);
      const [width, height] = [source.width, source.height];
      const image = new ImageData(width, height);
      new Uint32Array(image.data.buffer).forEach((_, i, words) => {
        words[i] = 0xff000000 | ((i * 2654435761) & 0xffffff);
      });
      source.getContext('2d')?.putImageData(image, 0, 0);
      const canvas = document.createElement('canvas');
      Object.assign(canvas.style, { position: 'fixed', left: '253px', top: '99px', zIndex: '9' });
      [canvas.width, canvas.height] = [662, 640];
      const gl = kind === 'webgl2' ? canvas.getContext('webgl2') : null;
      const plain = kind === '2d' ? canvas.getContext('2d') : null;
      if (!gl && !plain) return false;
      document.body.append(canvas);
      let draw = (x: number, y: number, zoom: number): void =>
        plain?.drawImage(source, x, y, 600 * zoom, 600 * zoom, 0, 0, 662, 640);
      if (gl) {
        const compile = (type: number, text: string) => {
          const shader = gl.createShader(type);
          if (!shader) throw new Error('The context is lost.');
          gl.shaderSource(shader, text);
          gl.compileShader(shader);
          return shader;
        };
        const program = gl.createProgram();
        const corner = 'vec2 p = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0;';
        const vertex = `#version 300 es\nout vec2 at;\nvoid main() { ${corner} at = p * 0.5 + 0.5; gl_Position = vec4(p, 0, 1); }`;
        const fragment =
          '#version 300 es\nprecision highp float;\nuniform sampler2D cells;\nuniform vec3 view;\nin vec2 at;\nout vec4 colour;\nvoid main() { colour = texture(cells, view.xy + at * view.z); }';
        gl.attachShader(program, compile(gl.VERTEX_SHADER, vertex));
        gl.attachShader(program, compile(gl.FRAGMENT_SHADER, fragment));
        gl.linkProgram(program);
        gl.useProgram(program);
        gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
        const view = gl.getUniformLocation(program, 'view');
        draw = (x, y, zoom) => {
          gl.uniform3f(view, x / width, y / height, (600 * zoom) / width);
          gl.drawArrays(gl.TRIANGLES, 0, 3);
        };
      }
      const startedMs = performance.now();
      for (let t = 0; t < seconds; t = (performance.now() - startedMs) / 1000) {
        draw(2000 + 800 * Math.sin(2 * t), 1500 + 600 * Math.sin(3 * t), 1 + 0.5 * Math.sin(t));
        await new Promise(requestAnimationFrame);
      }
      canvas.remove();
      return true;
    },
    { kind, seconds: BARE_SECONDS, ...SECTION },
  );
}

async function measure(
  app: ElectronApplication,
  painter: 'canvas' | 'webgl',
  paths: { line: string; classes: string },
): Promise<void> {
  const page = await setUp(app, paths);
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await page.getByLabel('Drawn by').selectOption(painter);
  await page.keyboard.press('Escape');
  await page.locator(`canvas[data-painter="${painter}"]`).waitFor();
  await startRecording(app);
  await panAndZoom(page);
  frameRow(`panned and zoomed, by ${painter}`, await endRecording(app), true);
  for (const [kind, name] of [
    ['webgl2', 'the same as one texture'],
    ['2d', 'the same as a plain 2-D canvas'],
  ] as const) {
    await startRecording(app);
    const isThere = await moveBare(page, kind);
    const frames = await endRecording(app);
    if (isThere) frameRow(name, frames, false);
    else console.log(`  ${name.padEnd(34)} no WebGL2 here`);
  }
}

/** Prints what a frame takes in the built app, painted by the 2-D canvas and by WebGL2 in software. */
export async function measureFrames(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-bench-frames-'));
  const paths = { line: join(scratch, 'line.sgy'), classes: join(scratch, 'classes.sgy') };
  writeLine(paths.line, amplitudeAt);
  writeLine(paths.classes, classAt);
  try {
    for (const painter of ['canvas', 'webgl'] as const) {
      const app = await startApp(mkdtempSync(join(scratch, 'user-')), SOFTWARE_WEBGL);
      await measure(app, painter, paths).finally(() => app.close());
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
