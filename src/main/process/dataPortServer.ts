import { z } from 'zod';
import type {
  DataPortAsk,
  DataPortMessage,
  DataPortName,
  DataPortReply,
  DataPortRequests,
} from '#contract/dataPort';
import { computePanels } from '#jobs/panels/computePanels';
import type { LineHolder } from '#main/process/openLine';
import { failureOfJob } from '#main/process/serveRequests';
import { type Urgency, type WorkContext, WorkQueue } from '#main/process/workQueue';
import { PICK_LIMITS, SURVEY_PICK_SCHEMA } from '#seismic/picks/pickSchema';
import { TRACE_PROCESS_SCHEMA } from '#seismic/process/traceProcess';
import { JobError } from '#system/failure';

/** The part of Electron's port that the server needs. */
export interface ServedPort {
  onMessage(listener: (data: unknown) => void): void;
  /** The port was closed: the window was closed or reloaded, or took a new port. */
  onClose(listener: () => void): void;
  postMessage(reply: DataPortReply): void;
  start(): void;
}

type PortHandlers = {
  [Name in DataPortName]: (
    ask: DataPortRequests[Name]['ask'],
    lines: LineHolder,
    context: WorkContext,
  ) => Promise<DataPortRequests[Name]['answer']>;
};

const index = z.int().min(0).max(2_000_000_000);
const step = z.int().min(1).max(1_000_000_000);
const plane = z.string().min(1).max(PICK_LIMITS.planeLength);
const lag = z.int().min(0).max(512);

const WINDOW_SCHEMA = z.strictObject({
  plane,
  firstColumn: index,
  columnCount: step,
  columnStep: step,
  firstRow: index,
  rowCount: step,
  rowStep: step,
  isThinned: z.boolean().optional(),
  process: TRACE_PROCESS_SCHEMA.optional(),
});
const SPREAD_SCHEMA = z.strictObject({ plane, process: TRACE_PROCESS_SCHEMA });
const PANELS_SCHEMA = z.strictObject({
  picks: z.array(SURVEY_PICK_SCHEMA).max(400),
  maximumTraceLag: lag,
  maximumSampleLag: lag,
  lagStep: step,
});

/** Valid messages of the window's worker; anything else is answered with a failure. */
const MESSAGE_SCHEMA: z.ZodType<DataPortMessage> = z.discriminatedUnion('name', [
  z.strictObject({ id: z.int(), name: z.literal('window'), ask: WINDOW_SCHEMA }),
  z.strictObject({ id: z.int(), name: z.literal('spread'), ask: SPREAD_SCHEMA }),
  z.strictObject({ id: z.int(), name: z.literal('spectrum'), ask: z.strictObject({ plane }) }),
  z.strictObject({ id: z.int(), name: z.literal('panels'), ask: PANELS_SCHEMA }),
  z.strictObject({ id: z.int(), name: z.literal('headerWords'), ask: z.strictObject({ trace: index }) }),
  z.strictObject({ id: z.int(), name: z.literal('cancel') }),
]);
const ID_SCHEMA = z.object({ id: z.int() });

const HANDLERS: PortHandlers = {
  window: (ask, lines, { signal }) => lines.require().readWindow(ask, signal),
  spread: (ask, lines, { signal }) => lines.require().spread(ask, signal),
  spectrum: (ask, lines, { signal }) => lines.require().spectrum(ask, signal),
  headerWords: ({ trace }, lines) => lines.require().reader.headerWords(trace),
  panels: async (ask, lines, work) => {
    const quiet = () => undefined;
    const context = { ...work, progress: quiet, warn: quiet, emit: quiet };
    const { section, windows } = await lines.require().readPicked(ask.picks, context);
    return computePanels({ ...ask, section, picks: [...windows] }, context);
  },
};

const URGENCY: Readonly<Record<DataPortName, Urgency>> = {
  window: 'quick',
  spread: 'quick',
  spectrum: 'quick',
  headerWords: 'quick',
  panels: 'slow',
};

function doesNotFit(cause: z.ZodError): JobError {
  const message = 'The window sent an invalid request for data.';
  return new JobError('argument.invalid', message, 'Open the line again.', { cause });
}

/** Answers the window's requests over one port; cancelled ones are stopped. */
class DataPortServer {
  private readonly queue = new WorkQueue();

  constructor(
    private readonly port: ServedPort,
    private readonly lines: LineHolder,
  ) {
    port.onMessage((data) => this.receive(data));
    port.onClose(() => this.queue.cancelAll());
  }

  /** A message without an id cannot be answered. */
  private receive(data: unknown): void {
    const known = ID_SCHEMA.safeParse(data);
    if (!known.success) return;
    const message = MESSAGE_SCHEMA.safeParse(data);
    if (!message.success) this.refuse(known.data.id, doesNotFit(message.error));
    else if (message.data.name === 'cancel') this.queue.cancel(message.data.id);
    else void this.answer(message.data);
  }

  private async answer({ id, name, ask }: DataPortAsk): Promise<void> {
    try {
      this.port.postMessage({ id, ok: true, value: await this.run(id, name, ask) });
    } catch (error) {
      this.refuse(id, error);
    }
  }

  private run<Name extends DataPortName>(
    id: number,
    name: Name,
    ask: DataPortRequests[Name]['ask'],
  ): Promise<DataPortRequests[Name]['answer']> {
    return this.queue.add(id, URGENCY[name], async (work) => HANDLERS[name](ask, this.lines, work));
  }

  private refuse(id: number, error: unknown): void {
    this.port.postMessage({ id, ok: false, failure: failureOfJob(error) });
  }
}

/** Answers the window's worker over its port. */
export function serveDataPort(port: ServedPort, lines: LineHolder): void {
  new DataPortServer(port, lines);
  port.start();
}
