import { type CancelSignal, SegyError, throwIfCancelled } from '../base/errors.js';
import type { FileLayout } from '../layout/layout.js';
import type { SampleArray } from '../samples/sampleArrays.js';
import type { ByteSource } from '../source/byteSource.js';
import { unswappedSource } from '../source/unswappedSource.js';
import { giveBackCore, readInTurn, takeCore } from '../wasm/wasmCore.js';
import { copyPiece, placePiece } from './decodePiece.js';
import { isNativelyFloat32, readNativeWindow } from './nativeSamples.js';
import { type Piece, piecesOf, type TraceWindow, wholeWindow } from './pieces.js';

/** Traces that have been decoded. `samples` is trace-major. */
export interface TraceBlock {
  readonly firstTrace: number;
  readonly traceCount: number;
  /** A view into WebAssembly memory, good until the iterator goes on: copy what must last. */
  readonly samples: Float32Array;
}

/** The samples of a dataset as float32. Traces and samples are counted from 0, ranges are half-open. */
export class TraceAccess {
  /** Never pair-swapped: such files are read as big-endian ones. */
  private readonly source: ByteSource;

  constructor(
    source: ByteSource,
    private readonly layout: FileLayout,
  ) {
    this.source = layout.sampleByteOrder === 'pair-swapped' ? unswappedSource(source) : source;
  }

  /** All samples of one trace, into `target` where it is given. @throws SegyError 'trace.outside' */
  read(trace: number, target?: Float32Array, signal?: CancelSignal): Promise<Float32Array> {
    return this.readBlock({ firstTrace: trace, traceCount: 1 }, target, signal);
  }

  /**
   * A rectangle of samples, trace-major, into `target` where it is given (it must be long enough).
   * @throws SegyError 'trace.outside', 'argument.invalid', 'file.changed', 'cancelled'
   */
  async readBlock(
    window: Partial<TraceWindow> = {},
    target?: Float32Array,
    signal?: CancelSignal,
  ): Promise<Float32Array> {
    const whole = wholeWindow(this.layout, window, this.source.name);
    const length = whole.traceCount * whole.sampleCount;
    const samples = target ?? new Float32Array(length);
    if (samples.length < length) throw tooShort(samples.length, length);
    await readInTurn(async () => {
      for await (const piece of this.decoded(whole, signal)) copyPiece(piece, whole, samples);
    });
    return samples;
  }

  /**
   * A rectangle of samples in the format's own type, trace-major and without rounding: Int8/16/32Array
   * for formats 8, 3 and 2, Uint8/16/32Array for 16, 11 and 10, Int32Array and Uint32Array for the 24-bit
   * formats 7 and 15, BigInt64Array and BigUint64Array for 9 and 12, Float64Array for 6 and 4 (fixed point
   * with gain, mantissa · 2^−gain), Float32Array for 5 and 1 (IBM, rounded once).
   * @throws SegyError 'trace.outside', 'file.changed', 'cancelled'
   */
  async readNative(window: Partial<TraceWindow> = {}, signal?: CancelSignal): Promise<SampleArray> {
    const { layout, source } = this;
    const whole = wholeWindow(layout, window, source.name);
    if (isNativelyFloat32(layout.format.code)) return this.readBlock(whole, undefined, signal);
    return readNativeWindow({ source, layout, window: whole, signal });
  }

  /**
   * Walks over traces block by block without copying a sample: each block is read into WebAssembly memory
   * and decoded in place. `blockTraces` is a wish; blocks stay within a few megabytes.
   */
  async *blocks(
    window: Partial<TraceWindow> = {},
    options: { readonly blockTraces?: number; readonly signal?: CancelSignal } = {},
  ): AsyncGenerator<TraceBlock> {
    const whole = wholeWindow(this.layout, window, this.source.name);
    for await (const { piece, samples } of this.decoded(whole, options.signal, options.blockTraces, true)) {
      yield { firstTrace: piece.firstTrace, traceCount: piece.traceCount, samples };
    }
  }

  private async *decoded(
    window: TraceWindow,
    signal?: CancelSignal,
    blockTraces = Number.POSITIVE_INFINITY,
    wholeTraces = false,
  ): AsyncGenerator<DecodedPiece> {
    const core = takeCore();
    try {
      for (const piece of piecesOf(this.layout, window, { blockTraces, wholeTraces })) {
        throwIfCancelled(signal);
        const placed = placePiece(core, this.layout, piece);
        await this.source.read(placed.ranges, signal);
        yield { piece, samples: placed.decode() };
      }
    } finally {
      giveBackCore(core);
    }
  }
}

interface DecodedPiece {
  readonly piece: Piece;
  readonly samples: Float32Array;
}

function tooShort(found: number, needed: number): SegyError {
  return new SegyError(
    'argument.invalid',
    `The array given holds ${found} samples; ${needed} are requested.`,
    `Give a Float32Array of ${needed} or more.`,
  );
}
