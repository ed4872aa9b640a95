import { SegyError } from '../base/errors.js';
import type { ByteSource } from '../source/byteSource.js';
import { HD_NAMES_TEXT, isHdSettings } from './gprContent.js';
import type { OpenedGpr } from './gprDataset.js';
import { DT1_FIELDS, DT1_HEADER_BYTES } from './gprFields.js';
import { GprHeader } from './gprHeader.js';
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
import { antennaFrequencyOf, type GprSettings, metresOfUnit, numberOf, readHeaderFile } from './gprText.js';

const SAMPLE_BYTES = 2;

async function readFirstHeader(data: ByteSource): Promise<GprHeader | null> {
  if (data.size < DT1_HEADER_BYTES) return null;
  const bytes = new Uint8Array(DT1_HEADER_BYTES);
  await data.read([{ offset: 0, target: bytes }]);
  return new GprHeader(bytes, DT1_FIELDS);
}

/** True if the file is made of whole traces of so many samples. */
function fits(fileBytes: number, sampleCount: number): boolean {
  return sampleCount >= 1 && fileBytes % (DT1_HEADER_BYTES + SAMPLE_BYTES * sampleCount) === 0;
}

/** Points per trace: the .HD file's, unless only the first trace header's make whole traces. */
function pointsOf(
  input: { settings: GprSettings; first: GprHeader | null; data: ByteSource; header: ByteSource },
  warn: (message: string) => void,
): number {
  const stated = numberOf(input.settings, 'NUMBER OF PTS/TRC');
  const inTrace = input.first?.get('SampleCount') ?? 0;
  const isUsable = Number.isInteger(inTrace) && inTrace >= 1;
  if (stated === inTrace || !isUsable)
    return checkedSampleCount(stated, 'NUMBER OF PTS/TRC', input.header.name);
  const takesTrace = stated === null || (!fits(input.data.size, stated) && fits(input.data.size, inTrace));
  const chosen = checkedSampleCount(takesTrace ? inTrace : stated, 'NUMBER OF PTS/TRC', input.header.name);
  warn(
    `Samples per trace: ${stated ?? 'none'} in the .HD file, ${inTrace} in the first trace header; ${chosen} taken.`,
  );
  return chosen;
}

/** @throws SegyError 'file.notSegy' where none of the lines is that of an .HD file */
function checkIsHd(settings: GprSettings, file: string): void {
  if (isHdSettings(settings)) return;
  throw new SegyError(
    'file.notSegy',
    `This is no pulseEKKO header: no line ${HD_NAMES_TEXT} in it: ${file}`,
    'Put the .HD file that was made with the .DT1 beside it.',
    { place: { file } },
  );
}

function checkBytesPerSample(first: GprHeader | null, file: string): void {
  const bytes = first?.get('BytesPerSample') ?? SAMPLE_BYTES;
  if (bytes !== 4) return;
  throw new SegyError(
    'format.unsupported',
    `The first trace header (bytes 21-24) says 4 bytes per sample; only the 2 of the published format can be read: ${file}`,
    'Export it with 16-bit samples.',
    { place: { file, byte: 21, trace: 0 } },
  );
}

function distancesOf(settings: GprSettings, warn: (message: string) => void) {
  const unit = settings.get('POSITION UNITS') || 'm';
  const known = metresOfUnit(unit);
  if (known === null) warn(`POSITION UNITS "${unit}" in the .HD file are not known; taken for metres.`);
  else if (known !== 1)
    warn(`Positions are in ${unit} in the file; given in metres here, with ${known} metres in one.`);
  const metresPerUnit = known ?? 1;
  const step = numberOf(settings, 'STEP SIZE USED');
  const separation = positive(numberOf(settings, 'ANTENNA SEPARATION'));
  if (step === null || step === 0) warn('No STEP SIZE USED in the .HD file: no spacing of traces.');
  return {
    metresPerUnit,
    traceSpacingMetres: step === null || step === 0 ? null : step * metresPerUnit,
    firstPositionMetres: (numberOf(settings, 'STARTING POSITION') ?? 0) * metresPerUnit,
    statedSpacing: step === null || step === 0 ? null : { value: step, unit },
    antennaSeparationMetres: separation === null ? null : separation * metresPerUnit,
    antennaFrequencyMHz:
      antennaFrequencyOf(settings.get('NOMINAL FREQUENCY') ?? '') ??
      positive(numberOf(settings, 'NOMINAL FREQUENCY')),
  };
}

function layoutOf(
  input: {
    settings: GprSettings;
    first: GprHeader | null;
    data: ByteSource;
    header: ByteSource;
    note: string | null;
  },
  options: GprOptions,
): GprLayout {
  const { settings, data, note } = input;
  const warnings: string[] = note === null ? [] : [note];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const sampleCount = pointsOf(input, warn);
  checkBytesPerSample(input.first, data.name);
  const traceBytes = DT1_HEADER_BYTES + SAMPLE_BYTES * sampleCount;
  const window = { ns: numberOf(settings, 'TOTAL TIME WINDOW'), sampleCount, name: 'TOTAL TIME WINDOW' };
  const sampleIntervalNs = intervalOfWindow(window, options, warn);
  const timeZeroPoint = numberOf(settings, 'TIMEZERO AT POINT');
  if (timeZeroPoint === null) warn('No TIMEZERO AT POINT in the .HD file; the first sample is time zero.');
  const extent = { file: data.name, fileBytes: data.size, firstTraceOffset: 0, scanBytes: traceBytes };
  const statedTraceCount = numberOf(settings, 'NUMBER OF TRACES');
  return {
    kind: 'dt1',
    traceCount: gprTraceCountOf({ ...extent, statedTraceCount, options, warn }),
    sampleCount,
    sampleIntervalNs,
    startTimeNs: (1 - (timeZeroPoint ?? 1)) * sampleIntervalNs,
    ...distancesOf(settings, warn),
    channel: checkedChannel(options, 1, data.name),
    channelCount: 1,
    format: integerFormat(3),
    byteOrder: 'little',
    firstTraceOffset: 0,
    traceHeaderBytes: DT1_HEADER_BYTES,
    traceBytes,
    warnings,
  };
}

/**
 * Sensors & Software pulseEKKO: a .DT1 of traces, each 128 bytes of header and little-endian 16-bit samples,
 * beside a .HD of lines `NAME = value`. Source: pulseEKKO PRO User's Guide, appendix A. The interval is TOTAL
 * TIME WINDOW / NUMBER OF PTS/TRC. TIMEZERO AT POINT counts points from 1, as the R package RGPR takes it too,
 * and may be a fraction; so point 1 is at (1 − it) intervals. A trace's own TimeZeroAdjustment is not applied.
 * @throws SegyError 'samples.none', 'file.truncated', 'file.empty', 'file.notSegy', 'format.unsupported'
 */
export async function readDt1(data: ByteSource, header: ByteSource, options: GprOptions): Promise<OpenedGpr> {
  const { text, settings, note } = await readHeaderFile(header, '=');
  checkIsHd(settings, header.name);
  const first = await readFirstHeader(data);
  const layout = layoutOf({ settings, first, data, header, note }, options);
  return { layout, text: [text], settings, fields: DT1_FIELDS, samples: { source: data, layout } };
}
