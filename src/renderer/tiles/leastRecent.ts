/** Keeps values up to a number of bytes and lets go of those not used for longest. */
export class LeastRecent<Value> {
  private readonly values = new Map<string, Value>();
  private bytes = 0;

  constructor(
    private readonly maximumBytes: number,
    private readonly bytesOf: (value: Value) => number,
    /** Called with each value that is let go. */
    private readonly release: (value: Value) => void = () => undefined,
  ) {}

  /** The value, which counts as used now. */
  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value === undefined) return undefined;
    this.values.delete(key);
    this.values.set(key, value);
    return value;
  }

  /** True where the value is kept; does not count as use. */
  has(key: string): boolean {
    return this.values.has(key);
  }

  /** The newest value stays even where it alone is too large. */
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
