import type { MessagePortMain } from 'electron';
import type { FromProcess, RequestTable, ToProcess } from '#main/process/processContract';
import { type ProcessHandlers, RequestServer } from '#main/process/serveRequests';

/** Serves main's requests in a utility process; ports that main sends are given to `onPort`. */
export function serveParent<Table extends RequestTable<Table>>(
  handlers: ProcessHandlers<Table>,
  onPort: (port: MessagePortMain) => void = () => undefined,
): void {
  const { parentPort } = process;
  const send = (message: FromProcess<Table>) => parentPort.postMessage(message);
  const server = new RequestServer<Table>(handlers, send);
  parentPort.on('message', ({ data, ports }: { data: ToProcess<Table>; ports: MessagePortMain[] }) => {
    if (data.kind === 'end') process.exit(0);
    if (data.kind === 'port') for (const port of ports) onPort(port);
    else server.receive(data);
  });
}

/** Requests a port from main, which is given to `onPort`. */
export function requestPort(): void {
  const wanted: FromProcess<Record<never, never>> = { kind: 'portWanted' };
  process.parentPort.postMessage(wanted);
}
