import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { crc32c, maskedCrc32c } from '#jobs/eventLog/crc32c';
import { createEventWriter } from '#jobs/eventLog/eventWriter';
import { frameRecord, readRecords } from '#jobs/eventLog/records';
import { readRunHistory } from '#jobs/eventLog/runHistory';
import type { ModelGraph } from '#learning/model/modelGraph';
import type { LayerSnapshot, PickVerdict, StepMetrics } from '#learning/training/metrics';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-events-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const newFolder = () => mkdtempSync(join(scratch, 'run-'));

const number = fc.double({ noNaN: true });
const metricsArbitrary: fc.Arbitrary<StepMetrics> = fc.record(
  {
    step: fc.nat(1e9),
    epoch: fc.nat(1000),
    wallTimeMs: number,
    loss: fc.double(),
    accuracy: number,
    validationLoss: number,
    validationAccuracy: number,
    learningRate: number,
    gradientNorm: number,
    examplesPerSecond: number,
  },
  {
    requiredKeys: [
      'step',
      'epoch',
      'wallTimeMs',
      'loss',
      'accuracy',
      'learningRate',
      'gradientNorm',
      'examplesPerSecond',
    ],
  },
);

const histogramArbitrary = fc
  .array(fc.tuple(number, fc.nat(1e6)), { minLength: 1, maxLength: 12 })
  .chain((bins) =>
    fc.record({
      edges: fc.constant([-1.5].concat(bins.map(([edge]) => edge))),
      counts: fc.constant(bins.map(([, count]) => count)),
      minimum: number,
      maximum: number,
      sum: number,
      sumOfSquares: number,
    }),
  );

const snapshotArbitrary: fc.Arbitrary<LayerSnapshot> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([count, height, width]) =>
    fc.record({
      step: fc.nat(),
      wallTimeMs: number,
      tensors: fc.array(fc.record({ name: fc.string(), histogram: histogramArbitrary }), { maxLength: 4 }),
      kernels: fc.record({
        layer: fc.string(),
        height: fc.constant(height),
        width: fc.constant(width),
        count: fc.constant(count),
        values: fc
          .array(fc.float({ noNaN: true }), {
            minLength: count * height * width,
            maxLength: count * height * width,
          })
          .map((values) => Float32Array.from(values)),
      }),
    }),
  );

const verdictsArbitrary: fc.Arbitrary<PickVerdict[]> = fc.array(
  fc.record({
    pickId: fc.string(),
    heldOut: fc.boolean(),
    probabilities: fc.tuple(number, number, number).map((three) => [...three]),
    loss: number,
  }),
  { maxLength: 6 },
);

const GRAPH: ModelGraph = {
  nodes: [
    {
      id: 'panel',
      label: 'Panel',
      kind: 'input',
      outputShape: [-1, 32, 32, 1],
      parameterCount: 0,
      detail: 'ü',
    },
    {
      id: 'layer 1',
      label: 'Layer 1',
      kind: 'convolution',
      outputShape: [-1, 32, 32, 8],
      parameterCount: 208,
      detail: '8 of 5 × 5',
    },
  ],
  edges: [{ from: 'panel', to: 'layer 1' }],
  parameterCount: 208,
};

describe('crc32c', () => {
  it('agrees with the test values of RFC 3720 appendix B.4', () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe(0x46dd794e);
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  });

  it('unmasked is the plain checksum', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const rotated = (maskedCrc32c(bytes) - 0xa282ead8) >>> 0;
        expect(((rotated >>> 17) | (rotated << 15)) >>> 0).toBe(crc32c(bytes));
      }),
    );
  });
});

describe('records', () => {
  it('stop at the first record whose bytes were changed', () => {
    const change = fc.record({
      lengths: fc.array(fc.nat(40), { minLength: 1 }),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(change, ({ lengths, at, by }) => {
        const framed = lengths.map((length) => frameRecord(new Uint8Array(length).fill(7)));
        const bytes = new Uint8Array(Buffer.concat(framed));
        const place = at % bytes.length;
        let whole = 0;
        for (let end = 0; end + framed[whole].length <= place; whole++) end += framed[whole].length;
        bytes[place] ^= by;
        expect([...readRecords(bytes)].length).toBe(whole);
      }),
    );
  });
});

describe('run history', () => {
  it('returns exactly what was written', async () => {
    const run = fc.record({
      steps: fc.array(metricsArbitrary, { maxLength: 5 }),
      snapshot: snapshotArbitrary,
      verdicts: verdictsArbitrary,
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ steps, snapshot, verdicts }) => {
        const folder = newFolder();
        const writer = createEventWriter(folder);
        writer.write({ kind: 'graph', graph: GRAPH });
        writer.write({ kind: 'steps', steps });
        writer.write({ kind: 'snapshots', snapshot });
        writer.write({ kind: 'verdicts', step: 7, verdicts });
        writer.close();
        const found = await readRunHistory(folder);
        expect(found.steps).toEqual(steps);
        expect(found.snapshots).toEqual([snapshot]);
        expect([found.graph, found.verdicts]).toEqual([GRAPH, verdicts]);
      }),
      { numRuns: 40 },
    );
  });

  it('reads a cut file up to the cut at any position', async () => {
    const steps = fc.sample(metricsArbitrary, { numRuns: 6, seed: 3 });
    const folder = newFolder();
    const writer = createEventWriter(folder);
    writer.write({ kind: 'steps', steps });
    writer.close();
    const full = readFileSync(writer.path).length;
    let last = steps.length;
    for (let length = full - 1; length >= 0; length -= 13) {
      truncateSync(writer.path, length);
      const found = (await readRunHistory(folder)).steps;
      expect(found).toEqual(steps.slice(0, found.length));
      expect(found.length).toBeLessThanOrEqual(last);
      last = found.length;
    }
    expect(last).toBe(0);
  });

  it('lets a new run in the same folder replace the old one, or continue it', async () => {
    const [first, second] = fc.sample(metricsArbitrary, { numRuns: 2, seed: 5 });
    const folder = newFolder();
    const write = (step: number, metrics: StepMetrics[]) => {
      const writer = createEventWriter(folder, step);
      writer.write({ kind: 'steps', steps: metrics });
      writer.close();
    };
    write(0, [
      { ...first, step: 1 },
      { ...first, step: 2 },
    ]);
    write(2, [{ ...second, step: 2 }]);
    expect((await readRunHistory(folder)).steps).toEqual([
      { ...first, step: 1 },
      { ...second, step: 2 },
    ]);
    write(0, [{ ...second, step: 0 }]);
    expect((await readRunHistory(folder)).steps).toEqual([{ ...second, step: 0 }]);
  });

  it('is on disk within about a second, before the writer is closed', async () => {
    const folder = newFolder();
    const writer = createEventWriter(folder);
    const [metrics] = fc.sample(metricsArbitrary, { numRuns: 1, seed: 9 });
    writer.write({ kind: 'steps', steps: [metrics] });
    await expect.poll(async () => (await readRunHistory(folder)).steps.length, { timeout: 10_000 }).toBe(1);
    writer.close();
  });

  it('reports a folder that cannot be made', () => {
    expect(() => createEventWriter(join(import.meta.filename, 'run'))).toThrow(
      /a part of the path is a file/,
    );
  });
});
