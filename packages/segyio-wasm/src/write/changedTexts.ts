import type { SegyDataset } from '../dataset/segyDataset.js';
import { swappedPairs } from '../header/byteOrder.js';
import { TEXT_HEADER_BYTES, TEXT_LINE_COUNT } from '../text/textLines.js';
import { changeText, type TextLines } from './changeText.js';

/** A text header as it is to be in the file. */
export interface ChangedText {
  /** Its place, counted from 0. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The file's text headers with new lines; only those that a line is named for. @throws as `changeText` */
export function changedTexts(dataset: SegyDataset, lines: TextLines): ChangedText[] {
  const headers = dataset.text.map((header) => ({ ...header, bytes: header.bytes.slice() }));
  changeText(headers, lines);
  const named = new Set([...lines.keys()].map((row) => Math.floor(row / TEXT_LINE_COUNT)));
  return [...named].map((index) => {
    const { bytes } = headers[index];
    return {
      offset: index === 0 ? 0 : TEXT_HEADER_BYTES * index + 400,
      bytes: dataset.isTextSwapped ? swappedPairs(bytes) : bytes,
    };
  });
}
