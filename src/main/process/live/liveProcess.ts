/**
 * The live process: classifies the open line without training, before the first pick and after each. Training in the
 * learn process and these answers do not wait for each other. It may be killed at any time and is restarted.
 */
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { NetInUse } from '#jobs/classify/denseAnswers';
import { scoreRun } from '#jobs/demo/scoreRun';
import { classifyWithHead } from '#jobs/export/classifyWithHead';
import { classifyWithPretrained } from '#jobs/export/classifyWithPretrained';
import type { ResultOptions } from '#jobs/export/leaveResults';
import type { LiveLine } from '#jobs/live/liveLine';
import { warmUp } from '#jobs/live/warmUp';
import { SerialTasks } from '#main/base/serialTasks';
import { collectGarbage } from '#main/process/collectGarbage';
import { HeldLine } from '#main/process/live/heldLine';
import { HeldNet } from '#main/process/live/heldNet';
import type { LiveOrder, LiveRequests } from '#main/process/live/liveRequests';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { thinGrid } from '#seismic/labels/thinGrid';
import { standardPicks } from '#seismic/picks/pickClasses';
import { throwIfCancelled } from '#system/failure';
import { RESULT_FILES } from '#system/fileNames';

/** Probabilities of the largest grid that is sent to the window: 9 MB, 750 000 nodes of three classes. */
const MOST_PROBABILITIES = 2_250_000;

const held = new HeldLine();
const heldNet = new HeldNet();
/** Requests compute one after the other; one that was cancelled meanwhile ends at once. */
const computing = new SerialTasks();
const engines = new Map<EngineName, Promise<RunningEngine>>();

function engineOf(name: EngineName): Promise<RunningEngine> {
  const known = engines.get(name);
  if (known) return known;
  const started = chooseEngine(name);
  engines.set(name, started);
  started.catch(() => engines.delete(name));
  return started;
}

async function netOf({
  engine: name,
  netFolder,
}: Pick<LiveOrder, 'engine' | 'netFolder'>): Promise<NetInUse> {
  const [model, engine] = await Promise.all([heldNet.of(netFolder), engineOf(name)]);
  return { model, engine };
}

/** The line, and the net that is started beside it; for a line that is refused no engine is loaded. */
async function prepare(order: LiveOrder): Promise<[LiveLine, NetInUse]> {
  const startEngine = () => void engineOf(order.engine).catch(() => undefined);
  const line = await held.lineOf(order, startEngine);
  return [line, await netOf(order)];
}

/** Prepares line and net, and computes when all earlier requests have ended. */
async function whenPrepared<Value>(
  order: LiveOrder,
  signal: AbortSignal,
  compute: (line: LiveLine, net: NetInUse) => Promise<Value>,
): Promise<Value> {
  const [line, net] = await prepare(order);
  return computing.run(() => {
    throwIfCancelled(signal);
    return compute(line, net);
  });
}

/** Frees what a computation, or a line that was refused, leaves: next turn, when its buffers are out of use. */
function freeUnused(): void {
  setImmediate(collectGarbage);
}

const handlers: ProcessHandlers<LiveRequests> = {
  answer: (order, context) =>
    whenPrepared(order, context.signal, async (line, net) => {
      const found = await line.answer(order, net, context);
      return { ...found, grid: thinGrid(found.grid, Math.floor(MOST_PROBABILITIES / found.classes.length)) };
    }).finally(freeUnused),
  judge: (order, { signal }) => whenPrepared(order, signal, (line, net) => line.judge(order, net, signal)),
  propose: (order, { signal }) =>
    whenPrepared(order, signal, (line, net) => line.propose(order, net, signal)),
  clusters: (order, { signal }) =>
    whenPrepared(order, signal, (line, net) => line.clusters(order, net, signal)),
  exportClassified: async ({ demoFolder, learner, classes, picks, netFolder, ...line }, context) => {
    const order = { ...line, modelFolder: netFolder ?? undefined };
    if (learner === 'head') {
      const { files } = await classifyWithHead({ ...order, picks: { classes, picks } }, context);
      return [...files, RESULT_FILES.report];
    }
    const score: ResultOptions['score'] =
      demoFolder === null ? undefined : (section, grid) => scoreRun({ demoFolder, section, grid }, context);
    const report = await classifyWithPretrained(
      { ...order, use: learner, picks: standardPicks(picks), score },
      context,
    );
    return [...report.files, RESULT_FILES.report];
  },
  warmUp: async ({ engine }, { signal }) => {
    const net = await netOf({ engine, netFolder: null });
    await computing.run(async () => {
      // A line that is being prepared does as well, and its answer would wait for this one.
      if (!held.isHeld) await warmUp(net, signal).finally(freeUnused);
    });
    return null;
  },
  prepare: async (order) => {
    await prepare(order);
    return null;
  },
  close: async () => {
    if (held.close()) freeUnused();
    return null;
  },
};

serveParent(handlers);
