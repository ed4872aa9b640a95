import type { GpuAccess, GpuConnection } from '#engine/start/startOptions';
import type { GpuAdapter, GpuReadiness } from '#engine/webgpu/gpuReadiness';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { RemoteRunner, type RunnerAnswer, type RunnerAsk } from '#learning/network/remoteRunner';
import { JobError } from '#system/failure';

/** The port to a page that computes; its messages have been checked. */
export interface GpuPort {
  onMessage(listener: (message: GpuReadiness | RunnerAnswer) => void): void;
  /** Called once when either side has closed. */
  onClose(listener: () => void): void;
  post(ask: RunnerAsk): void;
  start(): void;
  close(): void;
}

export interface GpuOptions {
  /** Opens a page that computes; its port is passed to `takePort`. */
  readonly requestPort: () => void;
  /** Takes a software adapter in place of a card: for tests only. */
  readonly isSoftwareAllowed: boolean;
  readonly startTimeoutMs?: number;
  /** A page that is idle for so long is closed. */
  readonly idleMs?: number;
}

/** A page that is ready. */
interface GpuLine {
  readonly adapter: GpuAdapter;
  readonly runner: RemoteRunner;
}

const START_TIMEOUT_MS = 20_000;
const IDLE_MS = 60_000;

function lost(message: string, cause?: unknown): JobError {
  const remedy = 'Continue the run from its last checkpoint, or train with the engine "wasm".';
  return new JobError('engine.lost', message, remedy, { cause });
}

/** Chromium uses most cards on Linux only with these switches (electron issue 41763). */
const LINUX_HINT =
  ' On Linux, starting Diffrakt with --enable-unsafe-webgpu --enable-features=Vulkan may make the card available.';

function noCard(reason: string): Error {
  return new Error(process.platform === 'linux' ? reason + LINUX_HINT : reason);
}

function softwareOnly({ name }: GpuAdapter): Error {
  return noCard(
    `WebGPU found no graphics card, only ${name}: the processor does the work, and "wasm" is faster.`,
  );
}

function toJobError(error: unknown): JobError {
  if (error instanceof JobError) return error;
  return lost('The graphics card did not finish a computation: its driver may have ended.', error);
}

/** Waits for the page to report its card; a port that closes fails all its requests. */
function openLine(port: GpuPort, onEnd: () => void): Promise<GpuLine> {
  const runner = new RemoteRunner((ask) => port.post(ask));
  return new Promise((resolve, reject) => {
    port.onClose(() => {
      const error = lost('The part that computes on the graphics card ended unexpectedly.');
      runner.fail(error);
      reject(error);
      onEnd();
    });
    port.onMessage((message) => {
      if (message.kind === 'ready') resolve({ adapter: message.adapter, runner });
      else if (message.kind === 'unusable') reject(noCard(message.reason));
      else runner.receive(message);
    });
    port.start();
  });
}

function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The graphics card was not ready within ${limitMs / 1000} s`));
    const timer = setTimeout(late, limitMs);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

/**
 * Computes on a graphics card in a page that is opened when it is needed and closed when it is not. A page
 * that ends fails its computation; the next request opens another one.
 */
export class GpuClient implements GpuAccess {
  readonly #options: GpuOptions;
  readonly #runner: ChunkRunner = {
    logits: (...ask) => this.#compute((runner) => runner.logits(...ask)),
    gradients: (...ask) => this.#compute((runner) => runner.gradients(...ask)),
  };
  #port: GpuPort | null = null;
  #line: Promise<GpuLine> | null = null;
  #onPort: ((port: GpuPort) => void) | null = null;
  #users = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(options: GpuOptions) {
    this.#options = options;
  }

  /** Takes the requested port; one that is no longer expected is closed. */
  takePort(port: GpuPort): void {
    if (!this.#onPort) {
      port.close();
      return;
    }
    this.#port = port;
    this.#onPort(port);
    this.#onPort = null;
  }

  async start(): Promise<GpuConnection> {
    const { adapter } = await this.#use(async (line) => line);
    return { runner: this.#runner, adapterName: adapter.name };
  }

  #compute<Result>(work: (runner: ChunkRunner) => Promise<Result>): Promise<Result> {
    return this.#use(({ runner }) => work(runner)).catch((error: unknown) => {
      throw toJobError(error);
    });
  }

  async #use<Result>(work: (line: GpuLine) => Promise<Result>): Promise<Result> {
    clearTimeout(this.#idle);
    this.#users++;
    try {
      this.#line ??= this.#open();
      return await work(await this.#line);
    } finally {
      this.#users--;
      if (this.#users === 0) this.#idle = setTimeout(() => this.#letGo(), this.#options.idleMs ?? IDLE_MS);
    }
  }

  async #open(): Promise<GpuLine> {
    const { requestPort, isSoftwareAllowed, startTimeoutMs = START_TIMEOUT_MS } = this.#options;
    try {
      const port = new Promise<GpuPort>((resolve) => {
        this.#onPort = resolve;
        requestPort();
      });
      const opening = port.then((taken) => openLine(taken, () => this.#forget(taken)));
      const line = await within(startTimeoutMs, opening);
      if (line.adapter.isSoftware && !isSoftwareAllowed) throw softwareOnly(line.adapter);
      return line;
    } catch (error) {
      this.#letGo();
      throw error;
    }
  }

  #forget(port: GpuPort): void {
    if (port === this.#port) this.#letGo();
  }

  #letGo(): void {
    const port = this.#port;
    this.#port = null;
    this.#line = null;
    this.#onPort = null;
    port?.close();
  }
}
