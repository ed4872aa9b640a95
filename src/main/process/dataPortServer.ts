import { z } from 'zod';
import type { DataPortMessage, DataPortName, DataPortReply, DataPortRequests } from '#contract/dataPort';
import { computePanels } from '#jobs/panels/computePanels';
import type { LineHolder } from '#main/process/openLine';
import { failureOfJob } from '#main/process/serveRequests';
import { PICKED_WINDOW_SCHEMA } from '#seismic/picks/pickSchema';
import { JobError } from '#system/failure';

/** The part of Electron's port that the server needs. */
export interface ServedPort {
  onMessage(listener: (data: unknown) => void): void;
  postMessage(reply: DataPortReply): void;
  start(): void;
}

type PortHandlers = {
  [Name in DataPortName]: (
    ask: DataPortRequests[Name]['ask'],
    lines: LineHolder,
  ) => Promise<DataPortRequests[Name]['answer']>;
};

const index = z.int().min(0).max(2_000_000_000);
const step = z.int().min(1).max(1_000_000_000);
const lag = z.int().min(0).max(512);

const WINDOW_SCHEMA = z.strictObject({
  firstTrace: index,
  traceCount: step,
  traceStep: step,
  firstSample: index,
  sampleCount: step,
  sampleStep: step,
});
const PANELS_SCHEMA = z.strictObject({
  picks: z.array(PICKED_WINDOW_SCHEMA).max(400),
  maximumTraceLag: lag,
  maximumSampleLag: lag,
  lagStep: step,
});

/** What the window's worker may send; anything else is refused as a value. */
const MESSAGE_SCHEMA: z.ZodType<DataPortMessage> = z.discriminatedUnion('name', [
  z.strictObject({ id: z.int(), name: z.literal('window'), ask: WINDOW_SCHEMA }),
  z.strictObject({ id: z.int(), name: z.literal('panels'), ask: PANELS_SCHEMA }),
  z.strictObject({ id: z.int(), name: z.literal('headerWords'), ask: z.strictObject({ trace: index }) }),
]);
const ID_SCHEMA = z.object({ id: z.int() });

const HANDLERS: PortHandlers = {
  window: (ask, lines) => lines.require().reader.readWindow(ask),
  headerWords: ({ trace }, lines) => lines.require().reader.headerWords(trace),
  panels: async (ask, lines) => {
    const section = await lines.require().readSection();
    const signal = new AbortController().signal;
    const quiet = () => undefined;
    return computePanels({ ...ask, section }, { signal, progress: quiet, warn: quiet, emit: quiet });
  },
};

function answer<Name extends DataPortName>(
  name: Name,
  ask: DataPortRequests[Name]['ask'],
  lines: LineHolder,
): Promise<DataPortRequests[Name]['answer']> {
  return HANDLERS[name](ask, lines);
}

/** The reply to one message of the port, whatever it is. Null where it cannot even be answered. */
export async function replyToPort(data: unknown, lines: LineHolder): Promise<DataPortReply | null> {
  const known = ID_SCHEMA.safeParse(data);
  if (!known.success) return null;
  const { id } = known.data;
  try {
    const message = MESSAGE_SCHEMA.safeParse(data);
    if (message.success)
      return { id, ok: true, value: await answer(message.data.name, message.data.ask, lines) };
    throw new JobError(
      'argument.invalid',
      'The window asked for data that cannot be.',
      'Open the line again.',
      {
        cause: message.error,
      },
    );
  } catch (error) {
    return { id, ok: false, failure: failureOfJob(error) };
  }
}

/** Answers the window's worker over its port. */
export function serveDataPort(port: ServedPort, lines: LineHolder): void {
  port.onMessage(async (data) => {
    const reply = await replyToPort(data, lines);
    if (reply) port.postMessage(reply);
  });
  port.start();
}
