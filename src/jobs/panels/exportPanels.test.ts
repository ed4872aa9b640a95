import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPanels } from '#jobs/panels/exportPanels';
import { writePicks } from '#jobs/picks/picksFile';
import { listen, needsOracles, oraclePython, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-panels-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const outputFolder = join(scratch, 'panels');
const picksPath = join(scratch, 'picks.json');
const LAGS = { maximumTraceLag: 7, maximumSampleLag: 9 };

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
  await writePicks(picksPath, line.picks);
  await exportPanels({ linePath: line.linePath, picksPath, outputFolder, ...LAGS }, listen().context);
});

/**
 * The definition in docs/formats.md by NumPy in double precision, as a direct sum over the lags: windows cut
 * out of what segyio reads, less the mean of their live traces, the others zero. Prints [largest difference over the largest value of its
 * panel, shape, smallest self panel at zero lag, largest value anywhere].
 */
const NUMPY = `
import json, sys
import numpy as np, segyio
line, picks, folder, K, M = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
with segyio.open(line, ignore_geometry=True) as file:
    section, times = file.trace.raw[:].astype('f8'), np.array(file.samples)
step = times[1] - times[0]
def cut(pick):
    n = int(pick['durationMs'] / step + 0.5)
    x = pick['trace'] - pick['traces'] // 2
    t = int(abs(times - pick['timeMs']).argmin()) - n // 2
    window = section[x:x + pick['traces'], t:t + n]
    live = (window != 0).any(axis=1)
    return np.where(live[:, None], window - window[live].mean(), 0)
windows = [cut(pick) for pick in json.load(open(picks))['picks']]
found = np.load(folder + '/panels.npy')
worst = 0.0
for i, a in enumerate(windows):
    for j, b in enumerate(windows):
        padded = np.pad(b, ((K, K), (M, M)))
        direct = np.array([[(a * padded[K + k:K + k + a.shape[0], M + m:M + m + a.shape[1]]).sum()
                            for m in range(-M, M + 1)] for k in range(-K, K + 1)])
        direct /= np.sqrt((a ** 2).sum() * (b ** 2).sum())
        worst = max(worst, abs(direct - found[i, j]).max() / abs(direct).max())
own = [found[i, i, K, M] for i in range(len(windows))]
print(json.dumps([worst, list(found.shape), float(min(own)), float(abs(found).max())]))
`;

describe('panels in a folder', () => {
  it.skipIf(needsOracles !== '')(`agree with the direct sum by NumPy to 1e-5${needsOracles}`, () => {
    const lags = [LAGS.maximumTraceLag, LAGS.maximumSampleLag].map(String);
    const args = ['-c', NUMPY, line.linePath, picksPath, outputFolder, ...lags];
    const [worst, shape, ownPeak, largest]: [number, number[], number, number] = JSON.parse(
      execFileSync(oraclePython, args, { encoding: 'utf8' }),
    );
    expect(shape).toEqual([24, 24, 15, 19]);
    expect(worst).toBeLessThan(1e-5);
    expect(Math.abs(ownPeak - 1)).toBeLessThan(1e-6);
    expect(largest).toBeLessThan(1 + 1e-6);
  });

  it('of a pick with itself peak at zero lag with 1', () => {
    const bytes = readFileSync(join(outputFolder, 'panels.npy'));
    const values = new Float32Array(new Uint8Array(bytes.subarray(bytes.length - 4 * 24 * 24 * 285)).buffer);
    for (let i = 0; i < 24; i++) {
      const panel = values.subarray(285 * 25 * i, 285 * (25 * i + 1));
      expect(panel.indexOf(Math.max(...panel))).toBe(7 * 19 + 9);
      expect(panel[7 * 19 + 9]).toBeCloseTo(1, 6);
    }
  });

  it('have a description with picks and axes, and a picture', () => {
    const description: unknown = JSON.parse(readFileSync(join(outputFolder, 'panels.json'), 'utf8'));
    expect(description).toMatchObject({
      version: 1,
      shape: [24, 24, 15, 19],
      picks: line.picks.map(({ plane: _, ...window }) => window),
      traceLags: Array.from({ length: 15 }, (_, i) => i - 7),
      timeLagsMs: Array.from({ length: 19 }, (_, i) => 4 * (i - 9)),
    });
    expect(readFileSync(join(outputFolder, 'panels.png')).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('panels that cannot be', () => {
  const request = (changes: object) => ({ linePath: line.linePath, picksPath, ...LAGS, ...changes });
  it.each<[string, string, string, RegExp]>([
    ['no picks', '{"version":1,"picks":[]}', 'picks.tooFew', /no picks in bad\.json/],
    [
      'picks outside',
      '{"version":1,"picks":[{"class":"noise","trace":3,"timeMs":300,"traces":12,"durationMs":64}]}',
      'picks.outside',
      /traces 0 to 119.*pick 1 \(noise, traces -3 to 8/,
    ],
    ['no JSON', 'picks', 'picks.invalid', /Not valid JSON/],
  ])('%s fail with a message and make no folder', async (_, text, code, message) => {
    const bad = join(scratch, 'bad.json');
    writeFileSync(bad, text);
    const job = { ...request({ picksPath: bad }), outputFolder: join(scratch, 'none') };
    await expect(exportPanels(job, listen().context)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(existsSync(join(scratch, 'none'))).toBe(false);
  });

  it('too large for memory are refused with their size', async () => {
    const job = { ...request({ maximumTraceLag: 400, maximumSampleLag: 400 }), outputFolder: scratch };
    await expect(exportPanels(job, listen().context)).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/24 picks, 641601 values each, would be 369562176 values/),
    });
  });
});
