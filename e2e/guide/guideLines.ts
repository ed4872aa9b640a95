import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { createRandom } from '#seismic/numerics/random';
import { makeDt1 } from '../../packages/segyio-wasm/test/makeGpr';

/** A Ricker wavelet at `samples` from its middle, `width` samples wide. */
function ricker(samples: number, width: number): number {
  const square = (samples / width) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

/** A volume with two dipping reflections and a diffraction in its middle, on a grid that is turned on the map. */
export async function makeCube(path: string): Promise<void> {
  const random = createRandom(8);
  const [inlines, crosslines, sampleCount] = [41, 96, 220];
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount, sampleIntervalUs: 4000 }, async (writer) => {
    for (let i = 0; i < inlines; i++)
      for (let x = 0; x < crosslines; x++) {
        const apexTime = Math.hypot(95, Math.hypot(i - 20, x - 48) * 2.2);
        const reflections = [45 + 0.3 * x + 0.4 * i, 150 - 0.25 * x + 5 * Math.sin(i / 9), 185 - 0.1 * x];
        const samples = Float32Array.from({ length: sampleCount }, (_, k) =>
          reflections.reduce(
            (sum, time) => sum + ricker(k - time, 4),
            (95 / apexTime) ** 2 * ricker(k - apexTime, 4) + 0.3 * (random.uniform() - 0.5),
          ),
        );
        const place = { CDP_X: 4_560_000 + 200 * i + 90 * x, CDP_Y: 67_800_000 + 120 * i - 160 * x };
        const numbers = { INLINE_3D: 100 + i, CROSSLINE_3D: 300 + x, CDP: 1000 * i + x };
        const units = { SourceGroupScalar: -10, CoordinateUnits: 1 };
        await writer.write(traceHeaderOf({ ...numbers, ...place, ...units }), samples);
      }
  });
  writeFileSync(path, sink.bytes());
}

/** A radar line of 300 traces of 0.05 m over three pipes and a layer, 400 samples of 0.4 ns; answers its .DT1. */
export function makeRadarLine(folder: string): string {
  const [traces, samples, stepM, intervalNs, velocityMNs] = [300, 400, 0.05, 0.4, 0.1];
  const random = createRandom(5);
  const pipes = [
    { atM: 3.5, timeNs: 34 },
    { atM: 8, timeNs: 52 },
    { atM: 11.5, timeNs: 28 },
  ];
  const made = makeDt1({
    traces,
    samples,
    stem: 'pipes',
    settings: { 'STEP SIZE USED': String(stepM), 'FINAL POSITION': String(1.5 + stepM * (traces - 1)) },
  });
  const view = new DataView(made.data.bytes.buffer);
  for (let trace = 0; trace < traces; trace++) {
    const at = trace * (128 + 2 * samples);
    view.setFloat32(at + 4, 1.5 + stepM * trace, true);
    const layerNs = 95 + 6 * Math.sin(trace / 60);
    const times = pipes.map(({ atM, timeNs }) =>
      Math.hypot(timeNs, (2 * (trace * stepM - atM)) / velocityMNs),
    );
    for (let k = 0; k < samples; k++) {
      const ns = k * intervalNs - 3.5 * intervalNs;
      const echoes = times.reduce(
        (sum, time) => sum + 900 * ricker(ns - time, 3),
        700 * ricker(ns - layerNs, 3),
      );
      const value =
        9000 * ricker(ns, 4) + 1500 * Math.exp(-ns / 60) + 120 * (random.uniform() - 0.5) + echoes;
      view.setInt16(at + 128 + 2 * k, Math.max(-32_000, Math.min(32_000, Math.round(value))), true);
    }
  }
  for (const { name, bytes } of [made.data, made.header]) writeFileSync(join(folder, name), bytes);
  return join(folder, made.data.name);
}
