import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SegyDataset } from 'segyio-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewSurvey } from '#jobs/headers/previewSurvey';
import {
  headerFactsOf,
  readHeaderDump,
  readHeaderRows,
  readTracePicture,
} from '#jobs/headers/readHeaderFacts';
import { openLineFile } from '#jobs/opening/segyErrors';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { listen } from '#jobs/testing/tinyLine';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-headers-'));
const path = join(scratch, 'cube.sgy');
const [INLINES, CROSSLINES, SAMPLES] = [5, 16, 60];
const TRACE_BYTES = 240 + 4 * SAMPLES;
let dataset: SegyDataset;
let picks: SurveyPick[];
beforeAll(async () => {
  picks = await writeTinyCube(path, { inlines: INLINES, crosslines: CROSSLINES, samples: SAMPLES });
  dataset = await openLineFile(path);
});
afterAll(async () => {
  await dataset.dispose();
  rmSync(scratch, { recursive: true });
});

const file = () => readFileSync(path);
const traceAt = (trace: number) => 3600 + trace * TRACE_BYTES;

describe('the headers of an open file', () => {
  it('have fields without a gap or overlap, and the values that stand at their bytes', async () => {
    const { traceFields, binary, texts } = headerFactsOf(dataset);
    expect(texts[0].lines[0]).toBe('C 1 SIMULATED CUBE');
    let next = 1;
    for (const { byte, byteCount } of traceFields) {
      expect(byte).toBe(next);
      next = byte + byteCount;
    }
    expect(next).toBe(241);
    expect(binary.find(({ byte }) => byte === 3221)?.value).toBe(SAMPLES);
    const rows = await readHeaderRows(
      dataset,
      { firstTrace: 20, traceCount: 3 },
      new AbortController().signal,
    );
    const inline = traceFields.findIndex(({ name }) => name === 'INLINE_3D');
    for (let row = 0; row < 3; row++)
      expect(rows.values[row * traceFields.length + inline]).toBe(
        file().readInt32BE(traceAt(20 + row) + 188),
      );
  });

  it('have the bytes of the file in their dumps', async () => {
    const trace = await readHeaderDump(dataset, { part: 'trace', index: 33 });
    expect(Buffer.from(trace.bytes)).toEqual(file().subarray(traceAt(33), traceAt(33) + 240));
    expect(trace.fields.find(({ byte }) => byte === 193)?.value).toBe(300 + (33 % CROSSLINES));
    const binary = await readHeaderDump(dataset, { part: 'binary', index: 0 });
    expect([binary.firstByte, Buffer.from(binary.bytes)]).toEqual([3201, file().subarray(3200, 3600)]);
    const text = await readHeaderDump(dataset, { part: 'text', index: 0 });
    expect(Buffer.from(text.bytes)).toEqual(file().subarray(0, 3200));
    expect(Buffer.from(text.ebcdic).toString('latin1')).toMatch(/^C 1 SIMULATED CUBE {62}/);
    await expect(readHeaderDump(dataset, { part: 'text', index: 1 })).rejects.toThrow('1 text headers');
  });

  it('have the traces around one beside them, also at both ends', async () => {
    const firstOf = async (trace: number) => (await readTracePicture(dataset, trace)).firstTrace;
    const last = INLINES * CROSSLINES - 24;
    expect([await firstOf(0), await firstOf(40), await firstOf(79)]).toEqual([0, 28, last]);
  });
});

describe('a preview of another reading', () => {
  it('says what the file is then and how many picks are lost', async () => {
    const asNow = await previewSurvey({ path, opening: {}, picks }, listen().context);
    expect(asNow).toMatchObject({ title: '3-D grid', lostPickCount: 0, fault: null });
    expect(asNow.facts[0]).toBe(`${INLINES} inlines 100 to 104`);
    const opening = { headerBytes: { inline: 9, crossline: 13 } };
    const other = await previewSurvey({ path, opening, picks }, listen().context);
    expect(other).toMatchObject({ lostPickCount: picks.length, fault: null });
    expect(other.title).not.toBe('3-D grid');
  });

  it('says why a file does not open so', async () => {
    const opening = { sampleCount: 2_000_000 };
    const preview = await previewSurvey({ path, opening, picks: [] }, listen().context);
    expect(preview).toMatchObject({ title: null, fault: expect.stringMatching(/cube\.sgy/) });
  });
});
