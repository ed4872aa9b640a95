import { RADAR_TIMES } from '../layout/radarTimes.js';
import type { SegyInterval } from '../view/segyFields.js';
import { textThatFits } from '../write/changeText.js';
import type { GprDataset } from './gprDataset.js';
import { splitName } from './openGpr.js';

const MOST_SETTINGS = 32;

/** What the text header says: where it came from, how to read its times, and the original header. */
export function segyTextLines(dataset: GprDataset, interval: SegyInterval): string[] {
  const { kind, startTimeNs, traceSpacingMetres, statedSpacing, warnings } = dataset.layout;
  const { stem } = splitName(dataset.sources[0].name);
  const spacing = traceSpacingMetres === null ? 'NOT STATED' : `${traceSpacingMetres} M`;
  const stated = statedSpacing === null ? '' : ` (STATED: ${statedSpacing.value} ${statedSpacing.unit})`;
  const settings = [...dataset.settings].map(([name, value]) => `${name} = ${value}`);
  const lines = [
    `GROUND-PENETRATING RADAR, WRITTEN FROM ${stem}.${kind.toUpperCase()}`,
    `TIMES: ${RADAR_TIMES}; INTERVAL FIELDS HOLD PICOSECONDS`,
    'SO 1 M/MS READ FROM THIS FILE IS 1 M/NS, AND 1 HZ IS 1 MHZ',
    `SAMPLE INTERVAL ${interval.exact} PS, FIRST SAMPLE AT ${Number(startTimeNs.toPrecision(12))} NS`,
    `TRACE SPACING ${spacing}${stated}`,
    'COORDINATES: METRES ALONG THE LINE IN X, SCALED BY BYTES 71-72; Y IS 0',
    `READ WITH ${warnings.length} WARNINGS; THE ORIGINAL HEADER SAYS:`,
    ...settings.slice(0, MOST_SETTINGS),
  ];
  return lines.map((line, i) => textThatFits(`C${String(i + 1).padStart(2)} ${line}`, 'ebcdic'));
}
