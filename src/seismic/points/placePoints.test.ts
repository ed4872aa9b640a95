import { expect, test } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { readPointTable } from '#seismic/points/formats/registry';
import { guessReading } from '#seismic/points/guessReading';
import { nearestTraceFinder } from '#seismic/points/nearestTrace';
import { type PointGround, placePoints } from '#seismic/points/placePoints';
import { picksOfPoints } from '#seismic/points/pointPicks';
import { pointsOfPicks, writePointText } from '#seismic/points/writePoints';

const SAMPLES = { domain: 'time', sampleCount: 501, sampleIntervalUs: 4000, startTimeMs: 0 } as const;
const INLINES = 20;
const CROSSLINES = 30;

/** A grid that is turned by about 30 degrees; inlines 100, 102, …, crosslines 500, 501, … */
function turnedGrid(): PointGround {
  const inlines = Int32Array.from(
    { length: INLINES * CROSSLINES },
    (_, i) => 100 + 2 * Math.floor(i / CROSSLINES),
  );
  const crosslines = Int32Array.from({ length: INLINES * CROSSLINES }, (_, i) => 500 + (i % CROSSLINES));
  const placement = {
    x0: 6e5,
    y0: 6e6,
    inlineX: -6.25,
    inlineY: 10.825,
    crosslineX: 21.65,
    crosslineY: 12.5,
  };
  const x = Float64Array.from(inlines, (il, i) => 6e5 - 6.25 * il + 21.65 * crosslines[i]);
  const y = Float64Array.from(inlines, (il, i) => 6e6 + 10.825 * il + 12.5 * crosslines[i]);
  const grid = { inlines, crosslines, offsets: null };
  return {
    survey: { traceCount: x.length, samples: SAMPLES, grid, scales: [], coordinates: { x, y } },
    coordinates: { x, y },
    placement,
  };
}

/** A crooked line of 200 traces about 25 apart. */
function crookedLine(): PointGround {
  const x = Float64Array.from({ length: 200 }, (_, i) => 1000 + 25 * i);
  const y = Float64Array.from(x, (_, i) => 5000 + 40 * Math.sin(i / 15));
  const survey = { traceCount: 200, samples: SAMPLES, grid: null, scales: [], coordinates: { x, y } };
  return { survey, coordinates: { x, y }, placement: null };
}

test('the nearest trace is that of a search through all traces', () => {
  const { coordinates } = crookedLine();
  if (!coordinates) throw new Error('no coordinates');
  const find = nearestTraceFinder(coordinates);
  const random = createRandom(7);
  let found = 0;
  for (let i = 0; i < 500; i++) {
    const [x, y] = [900 + 5200 * random.uniform(), 4930 + 140 * random.uniform()];
    const distances = Array.from(coordinates.x, (at, k) => Math.hypot(at - x, coordinates.y[k] - y));
    const least = Math.min(...distances);
    const trace = find(x, y);
    if (trace === null) expect(least).toBeGreaterThan(24);
    else {
      found += 1;
      expect(distances[trace]).toBeCloseTo(least, 9);
    }
  }
  expect(found).toBeGreaterThan(100);
});

test('points of OpendTect in seconds come back on their traces in ms', () => {
  const ground = turnedGrid();
  const { x, y } = ground.coordinates ?? { x: [], y: [] };
  const traces = [0, 31, 299, 599];
  const rows = traces.map((trace, i) => `${x[trace]}\t${y[trace]}\t${0.2 + 0.4 * i}`).join('\n');
  const table = readPointTable(`dTect V6\nPick Set\nx\n!\nSize: 3\n!\n${rows}\n!\n`);
  const reading = guessReading(table, ground);
  expect(reading).toMatchObject({ zFactor: 1000, share: 1, isSure: true });
  const placed = placePoints(table, reading, ground);
  expect([...placed.traces]).toEqual(traces);
  expect([...placed.timesMs]).toEqual([200, 600, 1000, 1400].map((time) => expect.closeTo(time, 6)));
});

test('z upwards, as Petrel writes it, is turned; points beside the survey are counted', () => {
  const ground = crookedLine();
  const text = `x y z\n1000 5000 -200\n1250 5025 -1900\n1250 5025 -2100\n90000 5000 -200\n`;
  const table = readPointTable(text);
  const placed = placePoints(table, guessReading(table, ground), ground);
  expect([...placed.traces]).toEqual([0, 10]);
  expect([...placed.timesMs]).toEqual([200, 1900]);
  expect(placed.outsideCount).toBe(2);
});

test('columns without titles are told by what fits; swapped inline and crossline are seen', () => {
  const ground = turnedGrid();
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${500 + (i % 30)} ${100 + 2 * (i % 20)} ${300 + 10 * i}`,
  );
  const guess = guessReading(readPointTable(rows.join('\n')), ground);
  expect(guess.columns).toEqual({ crossline: 0, inline: 1, z: 2 });
  expect(guess).toMatchObject({ zFactor: 1, isSure: true });
});

test('two columns that may both be z leave the choice to the user', () => {
  const ground = crookedLine();
  const rows = Array.from(
    { length: 20 },
    (_, i) => `${1000 + 25 * i} ${5000 + 40 * Math.sin(i / 15)} ${500 + i} ${900 + i}`,
  );
  expect(guessReading(readPointTable(rows.join('\n')), ground).isSure).toBe(false);
});

test('picks written as points and read again are at the same traces and times', () => {
  const ground = turnedGrid();
  const table = readPointTable('inline crossline time\n120 510 800\n124 520 1200.5\n100 500 4\n');
  const placed = placePoints(table, guessReading(table, ground), ground);
  const window = { class: 'diffraction', traces: 8, durationMs: 100 };
  const { picks, atEdgeCount } = picksOfPoints(placed, ground.survey, window, (i) => `p${i}`);
  expect(atEdgeCount).toBe(1);
  expect(picks.map((pick) => pick.plane)).toEqual(['inline:120', 'inline:124']);
  const points = pointsOfPicks(picks, ground).flatMap((point) => point ?? []);
  const facts = { domain: 'time', classes: ['diffraction', 'reflection', 'noise'] } as const;
  for (const name of ['pck', 'petrel', 'xyz'] as const) {
    const again = readPointTable(writePointText(name, points, facts));
    const back = placePoints(again, guessReading(again, ground), ground);
    expect([...back.traces]).toEqual([310, 380]);
    expect([...back.timesMs]).toEqual([800, 1200.5].map((time) => expect.closeTo(time, 6)));
  }
});
