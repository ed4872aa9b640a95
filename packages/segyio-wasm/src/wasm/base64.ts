const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of a base64 text (RFC 4648), the same in every engine, without asking any of its libraries. */
export function bytesOfBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const values = new Map([...ALPHABET].map((digit, value) => [digit, value]));
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let at = 0; at < bytes.length; at++) {
    const first = Math.floor((at * 4) / 3);
    const shift = (at % 3) * 2;
    const high = values.get(digits[first]) ?? 0;
    const low = values.get(digits[first + 1]) ?? 0;
    bytes[at] = ((high << (2 + shift)) | (low >> (4 - shift))) & 255;
  }
  return bytes;
}
