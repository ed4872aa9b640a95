/**
 * Memory for what a net is shown, which passes use one after the other: new memory is slow to be written first. One that
 * comes while another one is in it has memory of its own.
 */
export class PanelRoom {
  /** Null while a pass is in it. */
  #values: Float32Array | null = new Float32Array(0);

  /** Calls `pass` with room for so many values. What is in them is unknown; they are its own until it has ended. */
  async use<Result>(length: number, pass: (values: Float32Array) => Promise<Result>): Promise<Result> {
    const values = this.#values && this.#values.length >= length ? this.#values : new Float32Array(length);
    this.#values = null;
    try {
      return await pass(values.subarray(0, length));
    } finally {
      this.#values = values;
    }
  }
}
