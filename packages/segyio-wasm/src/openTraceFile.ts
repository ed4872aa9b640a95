import { SegyError } from './base/errors.js';
import { openSegy, type SegyDataset } from './dataset/segyDataset.js';
import { gprAsSegy } from './gpr/gprAsSegy.js';
import { gprContentOf } from './gpr/gprContent.js';
import { DATA_ENDINGS, gprKindOfName, splitName } from './gpr/openGpr.js';
import { openGprFile } from './gpr/openGprFile.js';
import { looksLikeSegy } from './layout/detectEncoding.js';
import type { OpenOptions } from './layout/options.js';
import { openSeg2 } from './seg2/openSeg2.js';
import { isSeg2 } from './seg2/seg2Blocks.js';
import type { ByteSource } from './source/byteSource.js';
import { openFileSource } from './source/fileSource.js';

const HEAD_BYTES = 3600;

async function headOf(source: ByteSource): Promise<Uint8Array> {
  const target = new Uint8Array(Math.min(HEAD_BYTES, source.size));
  await source.read([{ offset: 0, target }]);
  return target;
}

/** True for radar by its bytes, or by a name that only radar has. */
async function isRadar(source: ByteSource): Promise<boolean> {
  const isNamed =
    gprKindOfName(source.name) !== null || DATA_ENDINGS[splitName(source.name).ending] !== undefined;
  return isNamed || (await gprContentOf(source)) !== 'other';
}

/** Options that are about the headers of SEG-Y and Seismic Unix. */
const SEGY_OPTIONS = [
  'byteOrder',
  'sampleByteOrder',
  'revision',
  'extendedTextCount',
  'textEncoding',
  'formatCode',
  'sampleCount',
] as const satisfies readonly (keyof OpenOptions)[];

/** @throws SegyError 'argument.invalid' where an option is stated that other kinds of files have not */
function checkOptions(options: OpenOptions, file: string): void {
  const stated = SEGY_OPTIONS.filter((name) => options[name] !== undefined);
  if (stated.length === 0) return;
  throw new SegyError(
    'argument.invalid',
    `${stated.join(', ')}: stated of SEG-Y and Seismic Unix only; this is a file of another kind: ${file}`,
    'Leave it out, or state the kind where the file is SEG-Y or Seismic Unix all the same.',
    { place: { file } },
  );
}

/**
 * What a file is to be opened as: 'segy' for Seismic Unix, too, and for what is none of the kinds read here.
 * @throws SegyError 'argument.invalid' where another kind has not the options
 */
async function kindOf(source: ByteSource, options: OpenOptions): Promise<'segy' | 'radar' | 'seg2'> {
  if (options.kind !== undefined || looksLikeSegy(await headOf(source))) return 'segy';
  const kind = (await isSeg2(source)) ? 'seg2' : (await isRadar(source)) ? 'radar' : 'segy';
  if (kind !== 'segy') checkOptions(options, source.name);
  return kind;
}

async function openRadar(path: string, options: OpenOptions): Promise<SegyDataset> {
  const { part = 1, sampleIntervalUs, truncated, recover, signal } = options;
  const dataset = await openGprFile(path, {
    channel: part - 1,
    sampleIntervalNs: sampleIntervalUs === undefined ? undefined : sampleIntervalUs / 1000,
    truncated: recover ? 'keep-whole' : truncated,
    signal,
  });
  try {
    return (await gprAsSegy(dataset, signal)).segy;
  } catch (error) {
    await dataset.dispose();
    throw error;
  }
}

/**
 * Opens a file of traces of any kind that is read here: SEG-Y, Seismic Unix, SEG-2, and radar (.DT1 with .HD, .DZT, .RD3
 * or .RD7 with .RAD), known by its bytes or else by its name. Other kinds than SEG-Y are presented as SEG-Y;
 * `layout.kind` tells the kind. Of radar, the interval is stated in picoseconds and `part` is the channel, counted
 * from 1. With `kind` stated the file is opened as SEG-Y or Seismic Unix.
 * @throws SegyError with a code, a message that names file and byte, and a remedy
 */
export async function openTraceFile(path: string, options: OpenOptions = {}): Promise<SegyDataset> {
  return openAsKind(await openFileSource(path), options, () => openRadar(path, options));
}

/**
 * The same of a source that is no file of this machine, one on a server say, which is disposed of where it does not
 * open. Radar is not read so: its headers may be in a second file.
 * @throws SegyError as `openTraceFile` does, and 'format.unsupported' for radar
 */
export async function openTraceSource(source: ByteSource, options: OpenOptions = {}): Promise<SegyDataset> {
  return openAsKind(source, options, async () => {
    throw new SegyError(
      'format.unsupported',
      `Radar is read from files of this machine alone: ${source.name}`,
      'Download it with the files beside it, and open it here.',
      { place: { file: source.name } },
    );
  });
}

async function openAsKind(
  source: ByteSource,
  options: OpenOptions,
  radar: () => Promise<SegyDataset>,
): Promise<SegyDataset> {
  const kind = await kindOf(source, options).catch(async (error: unknown) => {
    await source.dispose();
    throw error;
  });
  if (kind === 'segy') return openSegy(source, options);
  if (kind === 'seg2') return openSeg2(source, options);
  await source.dispose();
  return radar();
}
