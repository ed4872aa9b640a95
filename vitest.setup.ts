import { expect } from 'vitest';

/** True where both are numbers of one type with the same bytes, which takes no time; else the usual comparison tells. */
function haveSameBytes(one: unknown, other: unknown): boolean | undefined {
  if (!ArrayBuffer.isView(one) || !ArrayBuffer.isView(other)) return undefined;
  if (one.constructor !== other.constructor) return undefined;
  const [a, b] = [one, other].map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength));
  return a.equals(b) || undefined;
}

expect.addEqualityTesters([haveSameBytes]);
