/** Code page 037: the Latin-1 character of each EBCDIC byte, two hexadecimal digits each. */
const CODE_PAGE_037 = [
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f80818283840a171b88898a8b8c050607',
  '909116939495960498999a9b14159e1a20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac',
  '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22d8616263646566676869abbbf0fdfeb1',
  'b06a6b6c6d6e6f707172aabae6b8c6a4b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7',
  '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff5cf7535455565758595ab2d4d6d2d3d5',
  '30313233343536373839b3dbdcd9da9f',
].join('');

/** Code pages of EBCDIC that SEG-Y writers use. Each holds all of Latin-1; a few signs have other bytes. */
export type CodePage = 37 | 500 | 1047;

/** The bytes that are other characters than in code page 037. */
const DIFFERENCES: Readonly<Record<CodePage, Readonly<Record<number, string>>>> = {
  37: {},
  500: { 74: '[', 79: '!', 90: ']', 95: '^', 176: '¢', 186: '¬', 187: '|' },
  1047: { 95: '^', 173: '[', 176: '¬', 186: 'Ý', 187: '¨', 189: ']' },
};

function latinTable(page: CodePage): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, byte) =>
    Number.parseInt(CODE_PAGE_037.slice(2 * byte, 2 * byte + 2), 16),
  );
  for (const [byte, letter] of Object.entries(DIFFERENCES[page])) table[Number(byte)] = letter.charCodeAt(0);
  return table;
}

function inverse(table: Uint8Array): Uint8Array {
  const inverted = new Uint8Array(256);
  table.forEach((latin, byte) => {
    inverted[latin] = byte;
  });
  return inverted;
}

const LATIN_OF_EBCDIC = { 37: latinTable(37), 500: latinTable(500), 1047: latinTable(1047) };
const EBCDIC_OF_LATIN = {
  37: inverse(LATIN_OF_EBCDIC[37]),
  500: inverse(LATIN_OF_EBCDIC[500]),
  1047: inverse(LATIN_OF_EBCDIC[1047]),
};

/** A loop, for `map` calls a function for each byte, which takes long where it is not compiled yet. */
function translated(bytes: Uint8Array, table: Uint8Array): Uint8Array {
  const found = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) found[i] = table[bytes[i]];
  return found;
}

/** EBCDIC bytes as Latin-1 bytes. */
export function latinOfEbcdic(bytes: Uint8Array, page: CodePage = 37): Uint8Array {
  return translated(bytes, LATIN_OF_EBCDIC[page]);
}

/** Latin-1 bytes as EBCDIC bytes. */
export function ebcdicOfLatin(bytes: Uint8Array, page: CodePage = 37): Uint8Array {
  return translated(bytes, EBCDIC_OF_LATIN[page]);
}
