import type { ByteSource } from '../source/byteSource.js';
import type { OpenedGpr } from './gprDataset.js';
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
import {
  antennaFrequencyOf,
  type GprSettings,
  type HeaderFile,
  numberOf,
  readHeaderFile,
} from './gprText.js';
import { malaKindOf } from './malaKind.js';

/** The two files of a line; `kind` is what names or the caller say of the data. */
interface MalaFiles {
  readonly data: ByteSource;
  readonly header: ByteSource;
  readonly kind: 'rd3' | 'rd7';
}

/** TIMEWINDOW is told in few digits; a difference larger than this from the frequency is worth a word. */
const LARGEST_DIFFERENCE = 0.02;

/** ns between samples: TIMEWINDOW / SAMPLES, else 1000 / FREQUENCY, the rate of sampling in MHz. */
function intervalOf(
  input: { settings: GprSettings; sampleCount: number },
  options: GprOptions,
  warn: (message: string) => void,
): number {
  const { settings, sampleCount } = input;
  const windowNs = positive(numberOf(settings, 'TIMEWINDOW'));
  const frequencyMHz = positive(numberOf(settings, 'FREQUENCY'));
  const byFrequency = frequencyMHz === null ? null : (1000 / frequencyMHz) * sampleCount;
  if (windowNs !== null && byFrequency !== null && options.sampleIntervalNs === undefined) {
    const difference = Math.abs(byFrequency / windowNs - 1);
    if (difference > LARGEST_DIFFERENCE)
      warn(
        `TIMEWINDOW ${windowNs} ns, but ${sampleCount} samples at FREQUENCY ${frequencyMHz} MHz take ${byFrequency.toFixed(3)} ns; TIMEWINDOW taken.`,
      );
  }
  return intervalOfWindow({ ns: windowNs ?? byFrequency, sampleCount, name: 'TIMEWINDOW' }, options, warn);
}

/** Traces come one channel after the other at each place; a count of 0 or none means one channel. */
function channelCountOf(settings: GprSettings): number {
  const count = numberOf(settings, 'NUMBER_OF_CH');
  return count !== null && Number.isInteger(count) && count >= 1 && count <= 1024 ? count : 1;
}

function distancesOf(settings: GprSettings, warn: (message: string) => void) {
  const interval = positive(numberOf(settings, 'DISTANCE INTERVAL'));
  if (interval === null) warn('No DISTANCE INTERVAL in the .RAD file: no spacing of traces.');
  return {
    metresPerUnit: 1,
    traceSpacingMetres: interval,
    firstPositionMetres: numberOf(settings, 'START POSITION') ?? 0,
    statedSpacing: interval === null ? null : { value: interval, unit: 'm' },
    antennaSeparationMetres: positive(numberOf(settings, 'ANTENNA SEPARATION')),
    antennaFrequencyMHz:
      antennaFrequencyOf(settings.get('ANTENNAS') ?? '') ?? positive(numberOf(settings, 'ANTENNAS')),
  };
}

async function layoutOf(
  input: MalaFiles & Pick<HeaderFile, 'settings' | 'note'>,
  options: GprOptions,
): Promise<GprLayout> {
  const { settings, data, note } = input;
  const warnings: string[] = note === null ? [] : [note];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const sampleCount = checkedSampleCount(numberOf(settings, 'SAMPLES'), 'SAMPLES', input.header.name);
  const channelCount = channelCountOf(settings);
  const kind = options.kind ? input.kind : await malaKindOf({ ...input, sampleCount }, warn);
  const format = integerFormat(kind === 'rd3' ? 3 : 2);
  const channel = checkedChannel(options, channelCount, data.name);
  if (channelCount > 1)
    warn(`The file has ${channelCount} channels; channel ${channel} (counted from 0) is read.`);
  const oneTraceBytes = sampleCount * format.bytes;
  const scanBytes = oneTraceBytes * channelCount;
  const lastTrace = numberOf(settings, 'LAST TRACE');
  const statedTraceCount = lastTrace === null ? null : lastTrace / channelCount;
  const extent = { file: data.name, fileBytes: data.size, firstTraceOffset: 0, scanBytes, statedTraceCount };
  return {
    kind,
    traceCount: gprTraceCountOf({ ...extent, options, warn }),
    sampleCount,
    sampleIntervalNs: intervalOf({ settings, sampleCount }, options, warn),
    startTimeNs: 0,
    ...distancesOf(settings, warn),
    channel,
    channelCount,
    format,
    byteOrder: 'little',
    firstTraceOffset: channel * oneTraceBytes,
    traceHeaderBytes: 0,
    traceBytes: scanBytes,
    warnings,
  };
}

/**
 * Malå (RAMAC, ProEx, MIRA): an .RD3 of 16-bit or .RD7 of 32-bit little-endian signed samples without any
 * header, beside a .RAD of lines `NAME:value`. Facts: no manual of the maker is public; how open readers (GPRPy, RGPR,
 * MultichannelGPR) take the fields was compared. Distances are in metres. The file does not say where time zero
 * is (SIGNAL POSITION is a setting of the instrument), so the first sample is at 0 ns. The channels of an
 * array (NUMBER_OF_CH) are trace by trace behind one another, and LAST TRACE counts those of all channels.
 * @throws SegyError 'samples.none', 'file.truncated', 'file.empty', 'file.notSegy', 'argument.invalid'
 */
export async function readMala(input: MalaFiles, options: GprOptions): Promise<OpenedGpr> {
  const { text, settings, note } = await readHeaderFile(input.header, ':');
  const layout = await layoutOf({ settings, note, ...input }, options);
  return { layout, text: [text], settings, fields: [], samples: { source: input.data, layout } };
}
