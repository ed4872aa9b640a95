import type { Progress } from '#contract/contract';
import type {
  HeaderDump,
  HeaderFacts,
  HeaderPart,
  HeaderRows,
  HeaderScan,
  HeaderScanKind,
  TracePicture,
} from '#contract/headers/headers';
import { newestOnly } from '#renderer/headers/newestOnly';
import type { FileReading, OpeningOptions } from '#seismic/survey/openingOptions';
import { ask, attempt, listen, RequestFailure } from '../bridge/bridge';

/** Trace headers that are asked for at one go, and how many such blocks are kept. */
const BLOCK_TRACES = 128;
const MOST_BLOCKS = 64;

/** The headers of the open line, as far as they have been asked for. */
class LineHeaders {
  facts = $state.raw<HeaderFacts | null>(null);
  /** The reading by which a file is looked at that does not open as it is; null for the open line. */
  assumed = $state.raw<OpeningOptions | null>(null);
  /** Why no reading opens such a file; null otherwise. */
  failure = $state.raw<string | null>(null);
  scan = $state.raw<HeaderScan | null>(null);
  /** Null while no scan is under way. */
  progress = $state.raw<Progress | null>(null);
  /** The trace that picture and dump are of, counted from 0. */
  trace = $state(0);
  picture = $state.raw<TracePicture | null>(null);
  dump = $state.raw<HeaderDump | null>(null);
  /** Rows by the number of their block. */
  private blocks = $state.raw<ReadonlyMap<number, HeaderRows>>(new Map());
  private line: string | null = null;

  private readonly readBlocks = newestOnly((blocks: readonly number[]) => this.fetchBlocks(blocks));
  private readonly readPicture = newestOnly(async (trace: number) => {
    const { line } = this;
    const picture = await attempt(() => ask('headers.picture', { trace }));
    if (picture && this.line === line) this.picture = picture;
  });
  private readonly readDump = newestOnly(async (part: HeaderPart) => {
    const { line } = this;
    const dump = await attempt(() => ask('headers.dump', part));
    if (dump && this.line === line) this.dump = dump;
  });

  constructor() {
    listen('headers.progress', (progress) => {
      if (this.progress) this.progress = progress;
    });
  }

  /**
   * Turns to the line of this key; what is known of another one is forgotten.
   * @param file a file that does not open as it is; null for the open line
   */
  async open(key: string, file: FileReading | null): Promise<void> {
    if (this.line === key) return;
    this.line = key;
    this.assumed = null;
    this.failure = null;
    this.facts = null;
    this.scan = null;
    this.progress = null;
    this.picture = null;
    this.dump = null;
    this.blocks = new Map();
    this.trace = 0;
    if (!(await this.turnTo(key, file))) return;
    const facts = await attempt(() => ask('headers.facts', null));
    if (this.line !== key) return;
    this.facts = facts;
    this.readPicture(0);
    await this.runScan('quick');
  }

  /** False where another line was chosen meanwhile, or the file opens by no reading. */
  private async turnTo(key: string, file: FileReading | null): Promise<boolean> {
    try {
      const assumed = await ask('headers.file', { file });
      if (this.line === key) this.assumed = assumed;
      return this.line === key;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (this.line === key) this.failure = error.failure.message;
      return false;
    }
  }

  /** Chooses the trace of picture and dump. */
  choose(trace: number): void {
    const last = Math.max(0, (this.facts?.traceCount ?? 1) - 1);
    const next = Math.min(last, Math.max(0, Math.round(trace)));
    if (next === this.trace) return;
    this.trace = next;
    this.readPicture(next);
  }

  /** Asks for the bytes of one header. */
  showDump(part: HeaderPart): void {
    this.readDump(part);
  }

  /** Scans the headers; the scan before is cancelled, and its result stays where this one is. */
  async runScan(scan: HeaderScanKind): Promise<void> {
    const { line } = this;
    this.progress = { stage: '', done: 0, total: 0, unit: 'traces', ratePerSecond: 0, secondsLeft: 0 };
    const found = await attempt(() => ask('headers.scan', { scan }));
    if (this.line !== line) return;
    this.progress = null;
    if (found) this.scan = found;
  }

  /** Gives up the scan under way. */
  cancelScan(): void {
    void attempt(() => ask('headers.cancelScan', null));
  }

  /** Values of the fields of a trace; null while they are read. */
  valuesOf(trace: number): Float64Array | null {
    const block = this.blocks.get(Math.floor(trace / BLOCK_TRACES));
    const fieldCount = this.facts?.traceFields.length ?? 0;
    if (!block) return null;
    const from = (trace - block.firstTrace) * fieldCount;
    return block.values.subarray(from, from + fieldCount);
  }

  /** Asks for the headers of a stretch of traces; a stretch that is asked for later goes first. */
  need(firstTrace: number, traceCount: number): void {
    const first = Math.floor(firstTrace / BLOCK_TRACES);
    const last = Math.floor((firstTrace + traceCount - 1) / BLOCK_TRACES);
    const blocks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const missing = blocks.filter((block) => !this.blocks.has(block));
    if (missing.length > 0) this.readBlocks(missing);
  }

  private async fetchBlocks(blocks: readonly number[]): Promise<void> {
    const { line } = this;
    const count = this.facts?.traceCount ?? 0;
    for (const block of blocks) {
      const firstTrace = block * BLOCK_TRACES;
      const traceCount = Math.min(BLOCK_TRACES, count - firstTrace);
      if (traceCount < 1 || this.blocks.has(block)) continue;
      const rows = await attempt(() => ask('headers.rows', { firstTrace, traceCount }));
      if (!rows || this.line !== line) return;
      this.blocks = new Map([...this.blocks, [block, rows] as const].slice(-MOST_BLOCKS));
    }
  }
}

export const lineHeaders = new LineHeaders();
