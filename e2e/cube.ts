import { writeFileSync } from 'node:fs';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { createRandom } from '#seismic/numerics/random';

export const INLINES = { first: 100, count: 31 };
export const CROSSLINES = { first: 300, count: 64 };
export const SAMPLES = 160;

/** A volume of a dipping reflection and a diffraction in its middle. */
export async function makeCube(path: string): Promise<void> {
  const random = createRandom(8);
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: SAMPLES, sampleIntervalUs: 4000 }, async (writer) => {
    for (let i = 0; i < INLINES.count; i++)
      for (let x = 0; x < CROSSLINES.count; x++) {
        const header = { INLINE_3D: INLINES.first + i, CROSSLINE_3D: CROSSLINES.first + x };
        const apexDistance = Math.hypot(i - 15, x - 32) * 1.8;
        const times = [40 + 0.4 * x + 0.3 * i, Math.hypot(80, apexDistance), 130 - 0.3 * x];
        const samples = Float32Array.from({ length: SAMPLES }, (_, k) =>
          times.reduce(
            (sum, time) => sum + (1 - ((k - time) / 2) ** 2) * Math.exp(-(((k - time) / 2) ** 2)),
            0.2 * (random.uniform() - 0.5),
          ),
        );
        await writer.write(traceHeaderOf({ ...header, CDP: 1000 * i + x }), samples);
      }
  });
  writeFileSync(path, sink.bytes());
}
