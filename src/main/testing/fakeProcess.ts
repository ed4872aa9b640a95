import type { MessagePortMain } from 'electron';
import type { ChildProcess } from '#main/process/processClient';
import type { FromProcess, RequestTable, ToProcess } from '#main/process/processContract';
import { type ProcessHandlers, RequestServer } from '#main/process/serveRequests';

/** A utility process in this one, which answers as the test says; messages are cloned and come later. */
export class FakeProcess<Table extends RequestTable<Table>> implements ChildProcess<Table, MessagePortMain> {
  /** All that was asked, in order. */
  readonly asked: { readonly name: string; readonly ask: unknown }[] = [];
  readonly ports: MessagePortMain[] = [];
  isAlive = true;
  private tell: (message: FromProcess<Table>) => void = () => undefined;
  private end: (code: number) => void = () => undefined;
  private readonly server: RequestServer<Table>;

  constructor(handlers: Partial<ProcessHandlers<Table>>) {
    this.server = new RequestServer<Table>(handlers as ProcessHandlers<Table>, (message) =>
      this.send(message),
    );
  }

  /** Sends main a message as the process would. */
  send(message: FromProcess<Table>): void {
    setImmediate(() => this.isAlive && this.tell(structuredClone(message)));
  }

  postMessage(message: ToProcess<Table>, ports: MessagePortMain[] = []): void {
    if (message.kind === 'ask') this.asked.push({ name: message.name, ask: structuredClone(message.ask) });
    this.ports.push(...ports);
    if (message.kind === 'end') this.kill();
    setImmediate(() => this.isAlive && this.server.receive(structuredClone(message)));
  }

  onMessage(listener: (message: FromProcess<Table>) => void): void {
    this.tell = listener;
  }

  onExit(listener: (code: number) => void): void {
    this.end = listener;
  }

  /** Ends it, as a crash does. */
  kill(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.end(9);
  }
}
