/** A least-recently-used cache, limited by bytes. */
export class LeastRecent<Value> {
  private readonly values = new Map<string, Value>();
  private bytes = 0;

  constructor(
    private readonly maximumBytes: number,
    private readonly bytesOf: (value: Value) => number,
    /** Called with each value that is dropped. */
    private readonly release: (value: Value) => void = () => undefined,
  ) {}

  /** The value; counts as use. */
  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value === undefined) return undefined;
    this.values.delete(key);
    this.values.set(key, value);
    return value;
  }

  /** True if the value is kept; does not count as use. */
  has(key: string): boolean {
    return this.values.has(key);
  }

  /** The newest value is kept even if it alone exceeds the limit. */
  set(key: string, value: Value): void {
    const old = this.values.get(key);
    if (old === value) return;
    if (old !== undefined) this.remove(key, old);
    this.values.set(key, value);
    this.bytes += this.bytesOf(value);
    for (const [oldest, oldestValue] of this.values) {
      if (this.bytes <= this.maximumBytes || oldest === key) break;
      this.remove(oldest, oldestValue);
    }
  }

  private remove(key: string, value: Value): void {
    this.values.delete(key);
    this.bytes -= this.bytesOf(value);
    this.release(value);
  }

  clear(): void {
    for (const [key, value] of this.values) this.remove(key, value);
  }
}
