/** Odd files of kind E: SEG-Y in a wrapping, and what is opened by mistake. */
import { fortran, labelled, simh, tif8 } from '../makeWrapped.js';
import type { OddFile } from './oddFile.js';
import { rightSection, SAMPLES, sectionFile } from './section.js';

function latin(text: string, length = text.length): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => text.charCodeAt(i) || 0);
}

function records(): Uint8Array[] {
  const bytes = sectionFile();
  const found = [bytes.subarray(0, 3200), bytes.subarray(3200, 3600)];
  const traceBytes = 240 + 4 * SAMPLES;
  for (let at = 3600; at < bytes.length; at += traceBytes) found.push(bytes.subarray(at, at + traceBytes));
  return found;
}

/** SAC: 70 floats, 40 integers, 192 bytes of names, and floats. */
function sac(): Uint8Array {
  const bytes = new Uint8Array(632 + 4 * 1000);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 70; i++) view.setFloat32(4 * i, i === 0 ? 0.004 : -12345);
  for (let i = 70; i < 110; i++) view.setInt32(4 * i, -12345);
  return bytes;
}

function segd(): Uint8Array {
  const bytes = new Uint8Array(8016);
  bytes.set([0x00, 0x12, 0x80, 0x58, 0x00, 0x00, 0x12, 0x34]);
  return bytes;
}

const LAS = `~Version information\r\nVERS. 2.0 :\r\nWRAP. NO :\r\n~Curve\r\n${'1670.0 123.45 2550.0\r\n'.repeat(280)}`;

export function otherKinds(): OddFile[] {
  const e = (title: string, name: string, file: Omit<OddFile, 'kind' | 'title' | 'name'>): OddFile => ({
    ...{ kind: 'E', title, name },
    ...file,
  });
  const wrapping = (title: string, trait: string, bytes: Uint8Array) =>
    e(title, `${title}.sgy`, { trait, bytes, right: rightSection() });
  const mistake = (name: string, trait: string, bytes: Uint8Array, refused: RegExp) =>
    e('other-kinds', name, { trait, bytes, right: { refused } });
  return [
    wrapping('fortran-records', 'records between their lengths, big-endian', fortran(records(), false)),
    wrapping(
      'fortran-records-little',
      'records between their lengths, little-endian',
      fortran(records(), true),
    ),
    wrapping('tape-image-tif8', 'a tape image with marks of 12 bytes', tif8(records())),
    wrapping('tape-image-simh', 'a tape image of SIMH', simh(records())),
    wrapping('tape-label', "the standard's tape label in front", labelled(sectionFile())),
    mistake('plain.csv', 'a table', latin('trace,sample,value\n'.repeat(400)), /a text/),
    mistake('plain.txt', 'a text', latin('H26 SPS 001 something\r\n'.repeat(300)), /a text/),
    mistake('well.las', 'a well log', latin(LAS), /LAS/),
    mistake('picks.json', 'JSON', latin(`{"picks": [${'[1, 2], '.repeat(700)}[3, 4]]}`), /JSON/),
    mistake('shot.sg2', 'SEG-2', latin('\x55\x3a\x01\x00', 5008), /SEG-2/),
    mistake('shot.segd', 'SEG-D', segd(), /SEG-D/),
    mistake('station.sac', 'SAC', sac(), /SAC/),
    mistake('station.mseed', 'miniSEED', latin('000001D STA    BHZ', 8192), /miniSEED/),
    mistake('radar.sgy', 'radar of GSSI', latin('\xff\x00\x01\x00\x00\x02\x10\x00', 9000), /DZT/),
  ];
}
