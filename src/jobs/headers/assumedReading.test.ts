import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, expect, it } from 'vitest';
import { openAssumed } from '#jobs/headers/assumedReading';
import { headerFactsOf, readHeaderRows } from '#jobs/headers/readHeaderFacts';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-assumed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Three traces of noise whose CDPs are 71 to 73; then words are put at bytes from 1. */
async function putFile(words: Readonly<Record<number, number>>): Promise<string> {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 50, sampleIntervalUs: 4000 }, async (writer) => {
    for (let trace = 0; trace < 3; trace++) {
      const samples = Float32Array.from({ length: 50 }, (_, i) => Math.sin(i * i + trace));
      await writer.write(traceHeaderOf({ CDP: 71 + trace }), samples);
    }
  });
  const bytes = Buffer.from(sink.bytes());
  for (const [byte, value] of Object.entries(words)) bytes.writeInt16BE(value, Number(byte) - 1);
  const path = join(folder, `${Object.keys(words).join('-')}.sgy`);
  writeFileSync(path, bytes);
  return path;
}

const FIRST_TRACE_SAMPLES = 3600 + 115;

it.each([
  ['a format that does not exist', { 3225: 77 }],
  ['no number of samples anywhere', { 3221: 0, [FIRST_TRACE_SAMPLES]: 0 }],
  ['neither', { 3221: 0, 3225: 77, [FIRST_TRACE_SAMPLES]: 0 }],
])('a file with %s shows its headers', async (_, words) => {
  const { dataset } = await openAssumed({ path: await putFile(words), opening: {} });
  try {
    const facts = headerFactsOf(dataset);
    const read = (byte: number) => facts.binary.find((field) => field.byte === byte)?.value;
    expect(read(3217)).toBe(4000);
    for (const [byte, value] of Object.entries(words).filter(([at]) => Number(at) < 3600))
      expect(read(Number(byte))).toBe(value);
    const { values } = await readHeaderRows(
      dataset,
      { firstTrace: 0, traceCount: 1 },
      new AbortController().signal,
    );
    expect(values[facts.traceFields.findIndex(({ byte }) => byte === 21)]).toBe(71);
  } finally {
    await dataset.dispose();
  }
});

it('a file of which no reading opens has the fault that it had', async () => {
  const path = join(folder, 'short.sgy');
  writeFileSync(path, Buffer.alloc(100));
  await expect(openAssumed({ path, opening: {} })).rejects.toMatchObject({ code: 'file.notSegy' });
  const missing = join(folder, 'missing.sgy');
  await expect(openAssumed({ path: missing, opening: {} })).rejects.toMatchObject({ code: 'file.missing' });
});
