/**
 * Panels of windows of 32 x 40 with 10 templates for lags to ±20 x ±20, as a classification asks for
 * them: time to cut nothing but prepare and correlate, on one thread, and the same in Python.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createPanelMaker } from '#seismic/correlation/panelMaker';
import { createRandom } from '#seismic/numerics/random';

const WINDOWS = 1260;
const TEMPLATES = 10;
const SHAPE = { traces: 32, samples: 40, maximumTraceLag: 20, maximumSampleLag: 20 };
const PYTHONS = ['.oracles/bin/python', 'python3'];

/** Seconds for all windows, in batches of 60 as a classification takes them. */
function secondsOfOurs(windows: readonly Float32Array[]): number {
  const maker = createPanelMaker(SHAPE);
  const templates = windows.slice(0, TEMPLATES).map((window) => maker.prepare(window));
  const out = new Float32Array(60 * TEMPLATES * maker.panelLength);
  const started = performance.now();
  for (let first = 0; first < WINDOWS; first += 60) {
    const prepared = windows.slice(first, first + 60).map((window) => maker.prepare(window));
    maker.panels(prepared, templates, out);
  }
  const seconds = (performance.now() - started) / 1000;
  maker.dispose();
  return seconds;
}

function secondsOfPython(python: string): { library: string; seconds: number } | null {
  if (python.includes('/') && !existsSync(python)) return null;
  try {
    const numbers = [WINDOWS, TEMPLATES, SHAPE.traces, SHAPE.samples, SHAPE.maximumTraceLag].map(String);
    const reply = execFileSync(python, ['bench/correlation.py', ...numbers], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    return JSON.parse(reply);
  } catch (error) {
    console.log(`${python}: not measured (${error instanceof Error ? error.message.split('\n')[0] : error})`);
    return null;
  }
}

const random = createRandom(1);
const windows = Array.from({ length: WINDOWS }, () =>
  Float32Array.from({ length: SHAPE.traces * SHAPE.samples }, () => random.normal()),
);
const runs = Array.from({ length: 5 }, () => secondsOfOurs(windows)).sort((a, b) => a - b);
const panels = WINDOWS * TEMPLATES;
const rate = (seconds: number): string => `${Math.round(panels / seconds)} panels/s`;
console.log(`Diffrakt: ${rate(runs[2])} (median of 5; ${rate(runs[4])} to ${rate(runs[0])})`);
console.log(`A section of 126000 panels: ${((126000 / panels) * runs[2]).toFixed(2)} s`);
for (const python of PYTHONS) {
  const found = secondsOfPython(python);
  if (!found) continue;
  console.log(
    `${found.library} (${python}): ${rate(found.seconds)}; ratio ${(found.seconds / runs[2]).toFixed(1)}`,
  );
  break;
}
