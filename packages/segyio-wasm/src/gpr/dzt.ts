import { SegyError } from '../base/errors.js';
import type { SampleFormat } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { centredSource } from './centredSource.js';
import {
  checkIsDzt,
  DZT_HEADER_BYTES,
  type DztHeader,
  MOST_CHANNELS,
  OLD_HEADER_BYTES,
  readDztHeader,
} from './dztHeader.js';
import type { OpenedGpr } from './gprDataset.js';
import { dztTraceFields } from './gprFields.js';
import {
  checkedChannel,
  checkedSampleCount,
  type GprLayout,
  gprTraceCountOf,
  integerFormat,
  intervalOfWindow,
  positive,
} from './gprLayout.js';
import type { GprOptions } from './gprOptions.js';
import { antennaFrequencyOf } from './gprText.js';

type Warn = (message: string) => void;

/** Words at the head of each scan that hold its state and mark. */
const STATUS_WORDS = 2;

/** 8 and 16 bits without a sign, 32 with one. @throws SegyError 'format.unknown' */
function formatOf(header: DztHeader, file: string): SampleFormat {
  const bits = header.get('rh_bits');
  if (bits === 8) return integerFormat(16);
  if (bits === 16) return integerFormat(11);
  if (bits === 32) return integerFormat(2);
  throw new SegyError(
    'format.unknown',
    `${bits} bits per sample in bytes 7-8 (rh_bits); DZT has 8, 16 or 32: ${file}`,
    'Copy the file again from where it came from.',
    { place: { file, byte: 7 } },
  );
}

/** @throws SegyError 'value.outside' for a number that no instrument has */
function channelCountOf(header: DztHeader, file: string, warn: Warn): number {
  const count = header.get('rh_nchan');
  if (count >= 1 && count <= MOST_CHANNELS) return count;
  if (count === 0) {
    warn('No channels in the header (bytes 53-54, rh_nchan); one taken.');
    return 1;
  }
  throw new SegyError(
    'value.outside',
    `${count} channels in bytes 53-54 (rh_nchan); at most ${MOST_CHANNELS} are believed: ${file}`,
    'Copy the file again from where it came from.',
    { place: { file, byte: 53 } },
  );
}

/**
 * Where the first scan is. rh_data below 1024 counts headers of 1024 bytes; otherwise there is one such
 * header a channel, whatever it says. Files of the oldest instruments have 512 there and mean bytes.
 */
function dataOffsetOf(header: DztHeader, channelCount: number, warn: Warn): number {
  const stated = header.get('rh_data');
  const byChannels = DZT_HEADER_BYTES * channelCount;
  if (stated === OLD_HEADER_BYTES) {
    warn('rh_data (bytes 3-4) is 512: an old file with a header of 512 bytes.');
    return OLD_HEADER_BYTES;
  }
  if (stated >= 1 && stated < DZT_HEADER_BYTES) return DZT_HEADER_BYTES * stated;
  if (stated !== byChannels)
    warn(
      `rh_data (bytes 3-4) is ${stated}; data taken from byte ${byChannels + 1}, behind a header a channel.`,
    );
  return byChannels;
}

/** The channel's own header if it has one, else the first channel's. */
async function channelHeader(
  data: ByteSource,
  input: { first: DztHeader; channel: number; firstScan: number },
  warn: Warn,
): Promise<DztHeader> {
  const { first, channel, firstScan } = input;
  if (channel === 0) return first;
  const own = await readDztHeader(data, channel);
  const isLikeFirst = ['rh_tag', 'rh_nsamp', 'rh_bits'].every(
    (name) => own.bytes.length >= 128 && own.get(name) === first.get(name),
  );
  if ((own.isTagged || isLikeFirst) && (channel + 1) * DZT_HEADER_BYTES <= firstScan) return own;
  warn(`Channel ${channel} has no header of its own; times and antenna are those of channel 0.`);
  return first;
}

function scaleOf(header: DztHeader, antenna: DztHeader, warn: Warn) {
  const scansPerMetre = positive(header.get('rhf_spm'));
  if (scansPerMetre === null) warn('No scans per metre (rhf_spm) in the header: no spacing of traces.');
  const traceSpacingMetres = scansPerMetre === null ? null : 1 / scansPerMetre;
  return {
    metresPerUnit: 1,
    traceSpacingMetres,
    firstPositionMetres: 0,
    statedSpacing: scansPerMetre === null ? null : { value: scansPerMetre, unit: 'scans per metre' },
    antennaSeparationMetres: null,
    antennaFrequencyMHz: antennaFrequencyOf(antenna.antennaName),
  };
}

/** Time of the first word of a scan and the interval, from the header of the channel. */
function timesOf(
  header: DztHeader,
  input: { wordCount: number; options: GprOptions },
  warn: Warn,
): { startNs: number; sampleIntervalNs: number } {
  const { wordCount, options } = input;
  const window = { ns: header.get('rhf_range'), sampleCount: wordCount, name: 'rhf_range' };
  const sampleIntervalNs = intervalOfWindow(window, options, warn);
  const startNs = header.get('rhf_position');
  if (Number.isFinite(startNs)) return { startNs, sampleIntervalNs };
  warn('The position in ns (rhf_position) is no number; the first word of a scan taken as time zero.');
  return { startNs: 0, sampleIntervalNs };
}

function statusCountOf(options: GprOptions, wordCount: number, warn: Warn): number {
  if (options.statusWords === 'samples' || wordCount <= STATUS_WORDS) return 0;
  warn(
    `The first ${STATUS_WORDS} of ${wordCount} words of each scan are its state and mark (ScanStatus, ScanMark), not samples.`,
  );
  return STATUS_WORDS;
}

async function layoutOf(
  data: ByteSource,
  first: DztHeader,
  options: GprOptions,
): Promise<{ layout: GprLayout; header: DztHeader }> {
  const { name: file, size: fileBytes } = data;
  const warnings: string[] = [];
  const warn = (message: string) => {
    warnings.push(message);
  };
  checkIsDzt(first, data, warn);
  const format = formatOf(first, file);
  const wordCount = checkedSampleCount(first.get('rh_nsamp'), 'rh_nsamp (bytes 5-6)', file);
  const channelCount = channelCountOf(first, file, warn);
  const channel = checkedChannel(options, channelCount, file);
  if (channelCount > 1)
    warn(`The file has ${channelCount} channels; channel ${channel} (counted from 0) is read.`);
  const firstScan = dataOffsetOf(first, channelCount, warn);
  const scanBytes = wordCount * format.bytes * channelCount;
  const extent = { file, fileBytes, firstTraceOffset: firstScan, scanBytes, statedTraceCount: null };
  const traceCount = gprTraceCountOf({ ...extent, options, warn });
  const header = await channelHeader(data, { first, channel, firstScan }, warn);
  const { startNs, sampleIntervalNs } = timesOf(header, { wordCount, options }, warn);
  const statusCount = statusCountOf(options, wordCount, warn);
  const layout: GprLayout = {
    kind: 'dzt',
    traceCount,
    sampleCount: wordCount - statusCount,
    sampleIntervalNs,
    startTimeNs: startNs + statusCount * sampleIntervalNs,
    ...scaleOf(first, header, warn),
    channel,
    channelCount,
    format,
    byteOrder: 'little',
    firstTraceOffset: firstScan + channel * wordCount * format.bytes,
    traceHeaderBytes: statusCount * format.bytes,
    traceBytes: scanBytes,
    warnings,
  };
  return { layout, header };
}

/** Unsigned words are read through a source that makes them signed about their middle. */
function samplesOf(data: ByteSource, layout: GprLayout): OpenedGpr['samples'] {
  const { bytes } = layout.format;
  if (bytes !== 1 && bytes !== 2) return { source: data, layout };
  const source = centredSource(data, layout.firstTraceOffset, bytes);
  return { source, layout: { ...layout, format: integerFormat(bytes === 1 ? 8 : 3) } };
}

/**
 * GSSI (SIR, UtilityScan, StructureScan): a .DZT of a 1024-byte header for each channel and scans behind them,
 * one of each channel in turn. Source: GSSI, "RADAN DZT File Format": 8- and 16-bit samples have no sign and
 * are given less their middle (128, 32768), 32-bit ones have one. Word i of a scan is at rhf_position +
 * i · rhf_range / rh_nsamp ns; spacing is 1 / rhf_spm. That the first two words of each scan are its state and
 * mark is not in GSSI's paper; the open readers readgssi, RGPR and MultichannelGPR all leave them out.
 * rh_zero is not used: on the SIR 30 it holds repeats instead of the middle.
 * @throws SegyError 'file.notSegy', 'file.tooShort', 'file.empty', 'format.unknown', 'samples.none',
 * 'file.truncated', 'value.outside', 'argument.invalid'
 */
export async function readDzt(data: ByteSource, options: GprOptions): Promise<OpenedGpr> {
  const first = await readDztHeader(data, 0);
  const { layout, header } = await layoutOf(data, first, options);
  const wordType = layout.format.bytes === 1 ? 'uint8' : layout.format.bytes === 2 ? 'uint16' : 'int32';
  return {
    layout,
    text: header.text(),
    settings: header.settings(),
    fields: layout.traceHeaderBytes > 0 ? dztTraceFields(wordType) : [],
    samples: samplesOf(data, layout),
  };
}
