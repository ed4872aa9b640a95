/** Odd files of kinds A (samples contradict the header) and C (the file disproves its stated layout). */
import type { OddFile } from './oddFile.js';
import {
  amplitude,
  INTERVAL_US,
  joined,
  rightSection,
  SAMPLES,
  sectionFile,
  sectionSu,
  swapSamples,
  WORDS,
} from './section.js';

const REVISION_0 = { 3501: 0 };

/** Builds an odd file of a kind. */
function odd(kind: OddFile['kind']) {
  return (title: string, name: string, file: Omit<OddFile, 'kind' | 'title' | 'name'>): OddFile => ({
    ...{ kind, title, name },
    ...file,
  });
}

/** A PASSCAL trace: one trace header whose free bytes hold form, interval and count, and whole numbers. */
function passcal(form: 0 | 1): Uint8Array {
  const count = 1000;
  const width = form === 1 ? 4 : 2;
  const bytes = new Uint8Array(240 + count * width);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 1);
  view.setInt16(114, count);
  view.setInt32(200, INTERVAL_US);
  view.setInt16(204, form);
  view.setInt32(228, count);
  for (let i = 0; i < count; i++) {
    const value = Math.round(amplitude(Math.floor(i / SAMPLES), i));
    if (form === 1) view.setInt32(240 + 4 * i, 40 * value);
    else view.setInt16(240 + 2 * i, value);
  }
  return bytes;
}

function passcalRight(scale: number) {
  const first = [0, 1, 2, 3].map((i) => scale * Math.round(amplitude(0, i)));
  const last = scale * Math.round(amplitude(8, 999));
  return { traces: 1, samples: 1000, intervalUs: INTERVAL_US, first, last };
}

export function sampleFiles(): OddFile[] {
  const bytes8 = { format: 6, sampleBytes: 1, word: WORDS.int8 };
  const su = swapSamples(sectionSu({ order: 'little' }), 0);
  const a = odd('A');
  const whole = rightSection(Math.round);
  const tenths = rightSection((x) => Math.round(x / 10));
  return [
    a('ieee-called-ibm', 'ieee.sgy', {
      trait: 'IEEE floats under format code 1 (IBM)',
      bytes: sectionFile({ format: 1, binary: REVISION_0 }),
      right: rightSection(),
    }),
    a('int32-called-ieee', 'int32.sgy', {
      trait: 'whole numbers of 4 bytes under code 5 (IEEE)',
      bytes: sectionFile({ word: WORDS.int32 }),
      right: whole,
    }),
    a('int8-code-6', 'int8.sgy', {
      trait: 'one byte a sample under code 6 (8 bytes)',
      bytes: sectionFile({ ...bytes8, binary: REVISION_0 }),
      right: tenths,
    }),
    a('passcal-trace', 'passcal32.segy', {
      trait: 'a PASSCAL trace of 32 bits',
      bytes: passcal(1),
      right: passcalRight(40),
    }),
    a('passcal-trace', 'passcal16.segy', {
      trait: 'a PASSCAL trace of 16 bits',
      bytes: passcal(0),
      right: passcalRight(1),
    }),
    a('segy-samples-of-other-order', 'mixed.sgy', {
      trait: 'headers big-endian, samples little-endian',
      bytes: swapSamples(sectionFile(), 3600),
      right: rightSection(),
    }),
    a('su-xdr-samples', 'xdr.su', {
      trait: 'Seismic Unix, headers little-endian, samples big-endian',
      bytes: su,
      right: rightSection(),
    }),
  ];
}

/** Traces of different lengths behind one file header. */
function varying(counts: readonly number[]): Uint8Array {
  const files = counts.map((samples) => sectionFile({ samples, traces: 1 }));
  return joined([files[0].subarray(0, 3600), ...files.map((file) => file.subarray(3600))]);
}

function padded(bytes: Uint8Array, block: number): Uint8Array {
  const filled = new Uint8Array(Math.ceil(bytes.length / block) * block);
  filled.set(bytes);
  return filled;
}

/** Every line feed with a carriage return in front. */
function textMode(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));
}

const LONG = 70_000;

/** Files whose stated format or count is of no use. */
function countFiles(): OddFile[] {
  const c = odd('C');
  const word = (trace: number, sample: number) => (trace * 5 + (sample >> 6)) % 100;
  const wrapped = LONG - 65536;
  const long = sectionFile({
    ...{ format: 8, sampleBytes: 1, samples: LONG, traces: 3, word },
    ...{ binary: { 3221: wrapped, 3501: 0 }, trace: { 115: wrapped } },
  });
  const last = word(2, LONG - 1);
  const ibm = sectionFile({ format: 0, word: WORDS.ibm, binary: REVISION_0 });
  const ieee = sectionFile({ format: 0, order: 'little', binary: REVISION_0 });
  const trait = `${LONG} samples, of which 16 bits hold ${wrapped}`;
  const right = { traces: 3, samples: LONG, intervalUs: INTERVAL_US, first: [0, 0, 0, 0], last };
  return [
    c('format-0', 'ibm0.sgy', {
      trait: 'format code 0; IBM floats, big-endian',
      ...{ bytes: ibm, right: rightSection() },
    }),
    c('format-0', 'ieee0.sgy', {
      trait: 'format code 0; IEEE floats, little-endian',
      ...{ bytes: ieee, right: rightSection() },
    }),
    c('long-trace-wrapped', 'long.sgy', { trait, bytes: long, right }),
  ];
}

/** Files of traces with tails, of several lengths, and with something behind the last. */
function lengthFiles(): OddFile[] {
  const c = odd('C');
  const tail = sectionFile({
    ...{ format: 3, sampleBytes: 2, order: 'little', word: WORDS.int16, samples: 160 },
    ...{ binary: { 3221: 100 }, trace: { 115: 100 } },
  });
  const lengths = [120, 120, 100, 140, 120, 80, 120, 120];
  const { first } = rightSection();
  return [
    c('odec-tail', 'tail.sgy', {
      trait: '100 samples and 120 bytes that are none behind each trace',
      ...{ bytes: tail, right: rightSection(Math.round, { samples: 100 }) },
    }),
    c('padded-tape', 'padded.sgy', {
      trait: 'zeros up to a block of 32768 bytes',
      ...{ bytes: padded(sectionFile(), 32768), right: rightSection() },
    }),
    c('varying-lengths', 'varying.sgy', {
      trait: 'traces of 80 to 140 samples',
      bytes: varying(lengths),
      right: { traces: lengths.length, samples: 140, intervalUs: INTERVAL_US, first, last: 0 },
    }),
    c('two-in-one', 'two.sgy', {
      trait: 'another SEG-Y file behind the last trace',
      bytes: joined([sectionFile(), sectionFile({ samples: 50, traces: 9 })]),
      right: rightSection(),
    }),
    c('two-in-one', 'text-behind.sgy', {
      trait: 'a text header behind the last trace',
      bytes: joined([sectionFile(), sectionFile().subarray(0, 3200)]),
      right: rightSection(),
    }),
  ];
}

export function disprovedFiles(): OddFile[] {
  const word = (trace: number, sample: number) =>
    (WORDS.int32(trace, sample) * 256 + (sample % 3 === 0 ? 10 : sample)) % 2 ** 32;
  const crlf = odd('C')('crlf-damage', 'crlf.sgy', {
    trait: 'sent as text: every LF became CR LF',
    bytes: textMode(sectionFile({ format: 2, word })),
    right: { refused: /LF became CRLF/ },
  });
  return [crlf, ...countFiles(), ...lengthFiles()];
}
