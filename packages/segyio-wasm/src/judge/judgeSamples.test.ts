import { describe, expect, it } from 'vitest';
import { casesMissing, expectRight, hasCases, openCase, rightOf } from '../../test/cases.js';
import { seededWords } from '../../test/makeSegy.js';
import {
  allSoundings,
  codesOfSameLength,
  type Sounding,
  soundingFile,
  soundingSamples,
} from '../../test/plausibleFiles.js';
import { openSegy } from '../dataset/segyDataset.js';
import type { OpenOptions } from '../layout/options.js';
import { SAMPLE_FORMATS } from '../samples/formats.js';
import { type ByteSource, createMemorySource } from '../source/byteSource.js';
import { takeCore } from '../wasm/wasmCore.js';
import { readWords } from './readings.js';

/** Every eleventh sounding: all formats, orders, kinds and scales come in turn. `npm run bench -- plausibility` has them all. */
const soundings = allSoundings().filter((_, i) => i % 11 === 0);

function otherOrder(order: 'big' | 'little'): 'big' | 'little' {
  return order === 'big' ? 'little' : 'big';
}

function openJudged(source: ByteSource, options: OpenOptions = {}) {
  return openSegy(source, { judgeSamples: true, ...options });
}

describe('the judgement of samples', () => {
  it('raises no alarm if the header is right', async () => {
    const alarms: string[] = [];
    for (const sounding of soundings) {
      const bytes = soundingFile(sounding, sounding.formatCode, sounding.order);
      const { layout } = await openJudged(createMemorySource(bytes));
      if (layout.remedies.length > 0) alarms.push(JSON.stringify({ ...sounding, ...layout.remedies[0] }));
    }
    expect(soundings.length).toBeGreaterThan(45);
    expect(alarms).toEqual([]);
  });

  /** The samples by the first remedy, or as they stand where nothing is proposed. */
  async function remedied(sounding: Sounding, statedCode: number, headerOrder: 'big' | 'little') {
    const source = createMemorySource(soundingFile(sounding, statedCode, headerOrder));
    const { layout, trace } = await openJudged(source);
    expect(layout.format.code).toBe(statedCode);
    const [first] = layout.remedies;
    // Without an alarm the samples may be the same either way, as small unsigned integers are.
    if (!first) return trace.readBlock();
    expect(layout.warnings.at(-1)).toContain(first.reason);
    return (await openJudged(source, first.options)).trace.readBlock();
  }

  it('proposes the true format, with at most 2 % of misses', async () => {
    let tries = 0;
    const misses: string[] = [];
    for (const sounding of soundings) {
      const truth = Float32Array.from(soundingSamples(sounding));
      const stated = [
        ...codesOfSameLength(sounding.formatCode).map((code) => [code, sounding.order] as const),
        ...(sounding.formatCode === 8 || sounding.formatCode === 16
          ? []
          : [[sounding.formatCode, otherOrder(sounding.order)] as const]),
      ];
      for (const [code, order] of stated) {
        tries++;
        const found = await remedied(sounding, code, order);
        const tolerance = sounding.formatCode === 1 ? 1e-6 : 0;
        if (!found.every((value, i) => Math.abs(value - truth[i]) <= tolerance * Math.abs(truth[i])))
          misses.push(`${JSON.stringify(sounding)} stated ${code} ${order}`);
      }
    }
    expect(tries).toBeGreaterThan(100);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(0.02 * tries);
  });

  it('gives no result for files with too few informative samples', async () => {
    const sounding = { ...soundings[0], formatCode: 5, kind: 'plain' as const, scale: 1 };
    const bytes = soundingFile(sounding, 1, sounding.order);
    for (let trace = 0; trace < 24; trace++) {
      const at = 3600 + trace * (240 + 1200) + 240;
      bytes.fill(0, at + 20, at + 1200);
    }
    expect((await openJudged(createMemorySource(bytes))).layout.remedies).toEqual([]);
  });

  it('says nothing of labels, as the classes of a classified section are', async () => {
    const sounding = { ...soundings[0], formatCode: 5, kind: 'plain' as const, scale: 1 };
    const bytes = soundingFile(sounding, 5, 'big');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const random = seededWords(3);
    // Runs of codes as the truth of a simulated line has them: mostly 2, and 3 at every border.
    const runs = [2, 3, 2, 3, 1, 3, 2, 0, 2, 3, 1, 3, 0];
    const lengths = [4, 10, 20, 3];
    let [run, left] = [0, 0];
    for (let trace = 0; trace < 24; trace++)
      for (let sample = 0; sample < 300; sample++) {
        if (left-- <= 0) {
          run = (run + 1) % runs.length;
          left = Math.floor(random(2 * lengths[runs[run]]));
        }
        view.setFloat32(3600 + trace * (240 + 1200) + 240 + 4 * sample, runs[run]);
      }
    expect((await openJudged(createMemorySource(bytes))).layout).toMatchObject({
      remedies: [],
      warnings: [],
    });
  });

  it('is made only if it is requested', async () => {
    const sounding = { ...soundings[0], formatCode: 5, kind: 'plain' as const, scale: 1 };
    const source = createMemorySource(soundingFile(sounding, 1, sounding.order));
    expect((await openSegy(source)).layout).toMatchObject({ remedies: [], warnings: [] });
  });

  it('does not contradict the caller’s format', async () => {
    const sounding = { ...soundings[0], formatCode: 5, kind: 'plain' as const, scale: 1 };
    const source = createMemorySource(soundingFile(sounding, 1, sounding.order));
    expect((await openJudged(source)).layout.remedies.length).toBeGreaterThan(0);
    expect((await openJudged(source, { formatCode: 1 })).layout.remedies).toEqual([]);
  });
});

describe('readings', () => {
  it.each(SAMPLE_FORMATS.map(({ code }) => code))(
    'of format %i are the values that the core decodes',
    (code) => {
      const format = SAMPLE_FORMATS.find((known) => known.code === code) ?? SAMPLE_FORMATS[0];
      const random = seededWords(code);
      const count = 500;
      const bytes = Uint8Array.from({ length: count * format.bytes }, () => random(256));
      const isTelling = new Uint8Array(count).fill(1);
      for (const order of ['big', 'little'] as const) {
        const words = readWords({ bytes, count, isTelling }, format, order);
        const core = takeCore();
        const from = core.reserve(bytes.length + 16 + count * 4);
        core.bytes(from, bytes.length).set(bytes);
        const to = from + ((bytes.length + 15) & ~15);
        const decoded = core.decode({
          ...{ format, isBig: order === 'big', from, stride: 0, to },
          ...{ traceCount: 1, sampleCount: count },
        });
        decoded.forEach((value, i) => {
          if (Number.isFinite(value)) expect(Math.fround(words.values[i])).toBe(value);
          const { values, stepExponents, lowestBits } = words;
          if (values[i] === 0 || Math.abs(values[i]) > 2 ** 52) return;
          expect(lowestBits[i]).toBeGreaterThanOrEqual(stepExponents[i]);
          expect(Number.isInteger(values[i] / 2 ** lowestBits[i])).toBe(true);
        });
      }
    },
  );
});

describe.skipIf(!hasCases)(`cases of samples that contradict their header${casesMissing}`, () => {
  it.each([
    ['ieee-called-ibm', 'ieee_called_ibm.sgy', { formatCode: 5 }],
    ['int32-called-ieee', 'int4_code5.sgy', { formatCode: 2 }],
    ['segy-samples-of-other-order', 'samples_le_headers_be.sgy', { sampleByteOrder: 'little' }],
    ['su-xdr-samples', 'headers_le_samples_be.su', { sampleByteOrder: 'big' }],
  ])('%s is told, and right with its first remedy', async (name, file, options) => {
    const asStated = await openCase(name, file);
    expect(asStated.layout.remedies[0]).toMatchObject({ options, score: expect.closeTo(1, 1) });
    expect(asStated.layout.warnings.join(' ')).toMatch(/do not look like format/);
    const remedied = await openCase(name, file, asStated.layout.remedies[0].options);
    expect(remedied.layout.remedies).toEqual([]);
    await expectRight(remedied, rightOf(name));
  });
});
