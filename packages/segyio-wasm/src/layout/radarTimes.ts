import { type TextHeader, textHeaderOf } from '../text/textHeader.js';

/** How a text header says that the file is of radar, in the custom of `gprToSegy`. */
export const RADAR_TIMES = '1 MS IN THIS FILE STANDS FOR 1 NS';

/** True for a text header that says so. */
export function saysRadarTimes(record: Pick<TextHeader, 'bytes' | 'encoding' | 'codePage'>): boolean {
  return textHeaderOf(record.bytes, record).lines.some((line) => line.toUpperCase().includes(RADAR_TIMES));
}
