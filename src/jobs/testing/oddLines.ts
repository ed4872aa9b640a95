/** The tiny line with what real files do: samples that contradict their headers, fields that say nothing. */
import { createMemorySink, createSegy, type SegySpec } from 'segyio-wasm';
import type { Section } from '#seismic/section/section';

const FORMAT_BYTE = 3225;
const FIRST_TRACE = 3600;
const HEADER_BYTES = 240;

/** A file that is read wrongly, or not at all, by what its headers state. */
export interface OddLine {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True where the samples are not those of the section but its whole numbers. */
  readonly isWhole?: true;
}

async function segyOf(section: Section, spec: Partial<SegySpec>): Promise<Uint8Array> {
  const sink = createMemorySink();
  const { traceCount, sampleCount, sampleIntervalUs, amplitudes } = section;
  await createSegy(sink, { sampleCount, sampleIntervalUs, revision: '0', ...spec }, async (writer) => {
    for (let trace = 0; trace < traceCount; trace++) {
      const samples = amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount);
      await writer.write(writer.headerOf({ CDP: trace + 1, TRACE_SEQUENCE_LINE: trace + 1 }), samples);
    }
  });
  return sink.bytes();
}

function withFormat(bytes: Uint8Array, code: number, isLittle = false): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setInt16(FORMAT_BYTE - 1, code, isLittle);
  return copy;
}

/** The words of four bytes of every trace's samples in the other order. */
function withSamplesSwapped(bytes: Uint8Array, { sampleCount }: Section, start: number): Uint8Array {
  const copy = bytes.slice();
  const traceBytes = HEADER_BYTES + 4 * sampleCount;
  for (let trace = start; trace < copy.length; trace += traceBytes)
    for (let word = trace + HEADER_BYTES; word < trace + traceBytes; word += 4)
      copy.subarray(word, word + 4).reverse();
  return copy;
}

/** The section in whole numbers up to 1000. */
export function wholeSection(section: Section): Section {
  const largest = section.amplitudes.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { ...section, amplitudes: section.amplitudes.map((value) => Math.round((1000 * value) / largest)) };
}

/** Files whose samples are a section's, each with one fault. */
export async function oddLines(section: Section): Promise<OddLine[]> {
  const big = await segyOf(section, { formatCode: 5 });
  const little = await segyOf(section, { formatCode: 5, byteOrder: 'little' });
  const ibm = await segyOf(section, { formatCode: 1 });
  const whole = await segyOf(wholeSection(section), { formatCode: 2 });
  const su = little.slice(FIRST_TRACE);
  return [
    { name: 'ieee-called-ibm.sgy', bytes: withFormat(big, 1) },
    { name: 'ibm-called-ieee.sgy', bytes: withFormat(ibm, 5) },
    { name: 'whole-called-ieee.sgy', bytes: withFormat(whole, 5), isWhole: true },
    { name: 'format-0.sgy', bytes: withFormat(big, 0) },
    { name: 'format-0-little.sgy', bytes: withFormat(little, 0, true) },
    { name: 'samples-of-other-order.sgy', bytes: withSamplesSwapped(big, section, FIRST_TRACE) },
    { name: 'samples-of-other-order.su', bytes: withSamplesSwapped(su, section, 0) },
  ];
}
