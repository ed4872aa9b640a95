import { basename, join } from 'node:path';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { countClasses } from '#jobs/export/leaveResults';
import { ResultFolder } from '#jobs/export/resultFolder';
import type { LineReader } from '#jobs/line/lineReader';
import { withLine } from '#jobs/line/readLine';
import { warnOnce } from '#jobs/picks/pickedPlanes';
import { finishVolume } from '#jobs/volume/finishVolume';
import type { PlaneClassifier } from '#jobs/volume/planeClassifier';
import { readVolumeNet, type VolumeNet, type VolumeNetRequest } from '#jobs/volume/volumeNet';
import { type DonePlane, UnfinishedFolder, type VolumeOrder } from '#jobs/volume/volumeOrder';
import { type VolumeSpec, VolumeWriter, volumeProducts } from '#jobs/volume/volumeProducts';
import type { VolumeReport } from '#jobs/volume/volumeReport';
import { planesOfShard, requirePlanes, type VolumeShard } from '#jobs/volume/volumeShard';
import type { RunNews } from '#learning/news/runNews';
import { withoutAuthor } from '#seismic/picks/pick';
import type { LineFile } from '#seismic/survey/openingOptions';
import { columnsWithTrace } from '#seismic/survey/planeColumns';
import type { VolumeDirection } from '#seismic/survey/volumePlanes';
import { isAddress } from '#system/address';
import { JobError, throwIfCancelled } from '#system/failure';
import { UNFINISHED } from '#system/fileNames';
import { hashFile, sha256Of } from '#system/hashFile';
import { programVersion } from '#system/programVersion';
import { ProgressMeter } from '#system/progressMeter';

export interface ClassifyVolume extends VolumeNetRequest, Omit<LineFile, 'plane'> {
  readonly direction: VolumeDirection;
  readonly outputFolder: string;
  readonly engine?: EngineName | 'auto';
  /** All planes where it is left out. */
  readonly shard?: VolumeShard;
}

/** How far a volume is. */
export interface VolumeResult {
  readonly direction: VolumeDirection;
  readonly planeCount: number;
  readonly doneCount: number;
  readonly unfinishedFolder: string;
  /** Null until all planes are done, and where another part of the work was the last. */
  readonly report: VolumeReport | null;
}

type Context = ComputeContext<RunNews>;

const WHOLE: VolumeShard = { number: 1, count: 1 };

/** @throws JobError 'argument.invalid': a volume is read twice, once to be recognised when it goes on */
function refuseAddress(linePath: string): void {
  if (!isAddress(linePath)) return;
  throw new JobError(
    'argument.invalid',
    `A whole volume is not classified from a server: ${linePath}`,
    'Download it first, or classify single planes with --plane inline:120.',
  );
}

async function orderOf(
  { linePath, opening = {}, direction, picks }: ClassifyVolume,
  net: VolumeNet,
  engine: RunningEngine,
): Promise<VolumeOrder> {
  return {
    version: 1,
    ...{ file: basename(linePath), fileSha256: await hashFile(linePath), opening, direction },
    modelSha256: net.sha256,
    picksSha256: picks === undefined ? null : sha256Of(JSON.stringify(picks.map(withoutAuthor))),
    ...{ engine: engine.name, program: programVersion() },
  };
}

/** What planes are classified with, and where they go. */
interface PlaneWork {
  readonly line: LineReader;
  readonly writer: VolumeWriter;
  readonly classifier: PlaneClassifier;
}

/** Classifies one plane and writes it. @param onShare told the share of it that is done */
async function classifyPlane(
  { line, writer, classifier }: PlaneWork,
  name: string,
  onShare: (share: number) => void,
  context: Context,
): Promise<DonePlane> {
  const plane = await line.sectionPlane(name, context.signal);
  const section = await line.readSection(context, name);
  const within: Context = {
    ...context,
    progress: ({ done, total }) => onShare(total > 0 ? Math.min(1, done / total) : 0),
  };
  const grid = await classifier.classify(section, within);
  throwIfCancelled(context.signal);
  const codes = await writer.write({ plane, section, grid });
  const { sampleCount } = section;
  const traces = columnsWithTrace(plane).map((column) =>
    codes.subarray(column * sampleCount, (column + 1) * sampleCount),
  );
  return { plane: name, counts: countClasses(traces) };
}

function stoppedEarly(error: unknown, done: number, total: number, folder: string): unknown {
  if (!(error instanceof JobError) || error.code !== 'cancelled') return error;
  return new JobError(
    'cancelled',
    `Stopped after ${done} of ${total} planes; they are kept in ${folder}`,
    'Give the same command to go on.',
    { cause: error },
  );
}

/** Classifies the planes of a part that are not done yet; returns how many these were. */
async function classifyPart(
  work: PlaneWork,
  planes: readonly string[],
  { unfinished, part }: { readonly unfinished: UnfinishedFolder; readonly part: string },
  context: Context,
): Promise<number> {
  const known = (await unfinished.donePlanes()) ?? new Map<string, DonePlane>();
  const own = await unfinished.partDone(part);
  const open = planes.filter((name) => !known.has(name));
  const [total, before] = [planes.length, planes.length - open.length];
  const meter = new ProgressMeter(context, { stage: 'Classifying', unit: 'planes', total, done: before });
  let done = before;
  try {
    for (const name of open) {
      throwIfCancelled(context.signal);
      own.push(await classifyPlane(work, name, (share) => meter.tell(done + share), context));
      await unfinished.keepDone(part, own);
      done++;
      meter.tell(done);
    }
  } catch (error) {
    throw stoppedEarly(error, done, total, unfinished.path);
  }
  return open.length;
}

/** What one part of the work does. */
interface OwnPart {
  readonly line: LineReader;
  readonly classifier: PlaneClassifier;
  readonly unfinished: UnfinishedFolder;
  /** All planes, of which the part has some. */
  readonly all: readonly string[];
  readonly shard: VolumeShard;
  readonly volumes: VolumeSpec;
}

/** Opens the volumes and classifies the open planes of a part into them; returns how many these were. */
async function classifyOwnPart(
  { line, classifier, unfinished, all, shard, volumes }: OwnPart,
  context: Context,
): Promise<number> {
  const writer = await VolumeWriter.open(line, unfinished, volumes, context);
  context.emit({ kind: 'stage', stage: 'classifying' });
  const part = `${shard.number}-of-${shard.count}`;
  try {
    const work = { line, writer, classifier };
    return await classifyPart(work, planesOfShard(all, shard), { unfinished, part }, context);
  } finally {
    await writer.close();
  }
}

/** A volume as it is ordered, before its folder is known to fit. */
async function prepareFolder(request: ClassifyVolume, fileNames: readonly string[]): Promise<ResultFolder> {
  const { linePath, outputFolder } = request;
  const inside = [UNFINISHED.folder, UNFINISHED.complete].flatMap((within) =>
    fileNames.map((name) => join(within, name)),
  );
  return ResultFolder.prepare(linePath, outputFolder, [...fileNames, ...inside]);
}

/**
 * Classifies a volume plane by plane and writes volumes of class, of probabilities and, by a pre-trained net, of
 * diffractions, with the headers and the order of traces of the input. Planes that an earlier run has done, and whose
 * samples are on the disk, are not classified again; the end is the same to the byte. Memory is that of one plane.
 * @throws JobError 'argument.invalid' for a file without a grid and a folder of another order, 'cancelled', and those of
 *   reading net and line, of placing picks and of writing
 */
export async function classifyVolume(request: ClassifyVolume, given: Context): Promise<VolumeResult> {
  const startedMs = performance.now();
  const { direction, shard = WHOLE } = request;
  refuseAddress(request.linePath);
  const context: Context = { ...given, ...warnOnce(given) };
  context.emit({ kind: 'stage', stage: 'preparing' });
  const net = await readVolumeNet(request);
  return withLine(request, async (line) => {
    const all = await requirePlanes(line, direction, context.signal);
    const kind = line.dataset.layout.kind === 'su' ? 'su' : 'segy';
    const products = volumeProducts(kind, net.isPretrained);
    const fileNames = products.map(({ name }) => name);
    const folder = await prepareFolder(request, fileNames);
    const engine = await chooseEngine(request.engine ?? 'auto', context.engines);
    const order = await orderOf(request, net, engine);
    const completePath = folder.pathOf(UNFINISHED.complete);
    // An earlier try that has classified everything, and could not put all of it in its place.
    const earlier = await UnfinishedFolder.findComplete(completePath, order);
    const unfinished = earlier ?? (await UnfinishedFolder.enter(folder.pathOf(UNFINISHED.folder), order));
    const classifier = await net.prepare(line, engine, all[all.length >> 1], context);
    const provenance = `Net ${net.sha256.slice(0, 16)}, Diffrakt ${programVersion()}`;
    const volumes: VolumeSpec = { kind, products, provenance };
    const planeCount = earlier
      ? 0
      : await classifyOwnPart({ line, classifier, unfinished, all, shard, volumes }, context);
    const result = { direction, planeCount: all.length, unfinishedFolder: unfinished.path };
    // Another part of the work may have been the last, and has put everything in its place.
    const done = await unfinished.donePlanes();
    if (done === null) return { ...result, doneCount: all.length, report: null };
    if (done.size < all.length) return { ...result, doneCount: done.size, report: null };
    const finished = {
      ...{ line, order, classifier: classifier.classifier, engine, fileNames, done: [...done.values()] },
      timings: { seconds: (performance.now() - startedMs) / 1000, planeCount },
    };
    const complete = earlier ?? (await unfinished.complete(completePath));
    const report = complete && (await finishVolume(finished, complete, folder, context));
    return { ...result, doneCount: done.size, report };
  });
}
