import { columnOfType, type HeaderColumn, type HeaderField, shortestDecimal } from 'segyio-wasm';
import { DistinctCounter } from '#jobs/headers/distinctCounter';
import type { HeaderRange } from '#jobs/headers/headerRange';
import { MOST_DISTINCT, type ValueOrder } from '#seismic/survey/headerBytes';

/** Collects the range of one field over blocks of traces, in memory that does not grow with their number. */
export class RangeCounter {
  private minimum = Number.POSITIVE_INFINITY;
  private maximum = Number.NEGATIVE_INFINITY;
  private first: number | null = null;
  private last = Number.NaN;
  private lastFinite = Number.NaN;
  /** Stretches of traces with the same value: of ordered values as many as there are different ones. */
  private runCount = 0;
  private rises = false;
  private falls = false;
  /** At most 1 MB. Ordered values are counted without. */
  private readonly values: DistinctCounter;

  constructor(private readonly field: HeaderField) {
    this.values = new DistinctCounter((length) => columnOfType(field.type, length), MOST_DISTINCT);
  }

  /** Takes in the values of the next traces. Floats that are not finite count as no values. */
  add(column: HeaderColumn): void {
    if (column.length === 0) return;
    this.first ??= column[0];
    this.last = column[column.length - 1];
    for (let i = 0; i < column.length; i++)
      if (column[i] !== this.lastFinite && Number.isFinite(column[i])) this.begin(column[i]);
  }

  /** The range of what was taken in. 4-byte floats come as the shortest decimals that stand for them. */
  get range(): HeaderRange {
    const { name, byte, type, byteOrder } = this.field;
    const shown = (value: number | null) => {
      if (value === null || !Number.isFinite(value)) return 0;
      return type === 'float32' ? shortestDecimal(value) : value;
    };
    return {
      ...{ name, byte, type, ...(byteOrder ? { byteOrder } : {}) },
      ...{ minimum: shown(this.minimum), maximum: shown(this.maximum) },
      ...{ first: shown(this.first), last: shown(this.last) },
      ...{ distinctCount: this.distinctCount, order: this.order },
    };
  }

  private get order(): ValueOrder {
    if (this.runCount <= 1) return 'equal';
    if (this.rises && this.falls) return 'mixed';
    return this.rises ? 'rising' : 'falling';
  }

  private get distinctCount(): number | null {
    return this.order === 'mixed' ? this.values.count : this.runCount;
  }

  /** A stretch with another value begins. */
  private begin(value: number): void {
    this.runCount++;
    if (value > this.lastFinite) this.rises = true;
    if (value < this.lastFinite) this.falls = true;
    this.lastFinite = value;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    this.values.add(value);
  }
}
