/** SEG-Y in tape images, Fortran records and behind a tape label, made by hand. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function words(values: readonly number[], isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  values.forEach((value, i) => {
    new DataView(bytes.buffer).setUint32(4 * i, value, isLittle);
  });
  return bytes;
}

/** A tape image with marks of 12 bytes. */
export function tif8(records: readonly Uint8Array[]): Uint8Array {
  let [at, before] = [0, 0];
  const parts = records.flatMap((record) => {
    const next = at + 12 + record.length;
    const mark = words([0, before, next], true);
    [before, at] = [at, next];
    return [mark, record];
  });
  return joined([...parts, words([1, before, at + 12], true), words([1, at, at + 24], true)]);
}

/** SIMH: records of odd length are padded, a mark of length 0 stands behind each file. */
export function simh(records: readonly Uint8Array[]): Uint8Array {
  const parts = records.flatMap((record) => {
    const length = words([record.length], true);
    return [length, record, new Uint8Array(record.length % 2), length];
  });
  return joined([...parts, words([0, 0], true), words([0xffffffff], true)]);
}

/** Records between their lengths. */
export function fortran(records: readonly Uint8Array[], isLittle: boolean): Uint8Array {
  return joined(
    records.flatMap((record) => [words([record.length], isLittle), record, words([record.length], isLittle)]),
  );
}

const label = Uint8Array.from('   1SY1.0RECORD    256'.padEnd(128), (letter) => letter.charCodeAt(0));
/** A file behind the standard's tape label. */
export function labelled(bytes: Uint8Array): Uint8Array {
  return joined([label, bytes]);
}

/** The bytes in records of the two headers and then `length` bytes each, wrapped in one of the ways. */
export function wrapped(bytes: Uint8Array, length: number, way: number): Uint8Array {
  const records = [bytes.subarray(0, 3200), bytes.subarray(3200, 3600)];
  for (let at = 3600; at < bytes.length; at += length) records.push(bytes.subarray(at, at + length));
  const ways = [
    () => tif8(records),
    () => simh(records),
    () => fortran(records, false),
    () => labelled(bytes),
  ];
  return ways[way % ways.length]();
}
