/** Code page 037: the Latin-1 character of each EBCDIC byte, two hexadecimal digits each. */
const CODE_PAGE_037 = [
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f80818283840a171b88898a8b8c050607',
  '909116939495960498999a9b14159e1a20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac',
  '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22d8616263646566676869abbbf0fdfeb1',
  'b06a6b6c6d6e6f707172aabae6b8c6a4b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7',
  '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff5cf7535455565758595ab2d4d6d2d3d5',
  '30313233343536373839b3dbdcd9da9f',
].join('');

const LATIN_OF_EBCDIC = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number.parseInt(CODE_PAGE_037.slice(2 * byte, 2 * byte + 2), 16),
);

const EBCDIC_OF_LATIN = new Uint8Array(256);
LATIN_OF_EBCDIC.forEach((latin, byte) => {
  EBCDIC_OF_LATIN[latin] = byte;
});

/** EBCDIC bytes as Latin-1 bytes. */
export function latinOfEbcdic(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => LATIN_OF_EBCDIC[byte]);
}

/** Latin-1 bytes as EBCDIC bytes. */
export function ebcdicOfLatin(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => EBCDIC_OF_LATIN[byte]);
}
