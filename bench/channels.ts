/**
 * The 28 channels of a line of 512 x 750 with ten picks a class, on one thread, beside the prototype in Python (NumPy,
 * SciPy, numba) where `../shared/reference/method` and Python are there: processes of their own, in turns. Medians of
 * the rounds; ratios are taken within a round.
 *
 * `--rounds=9` for more rounds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchPlaces, benchSection, DELAY, SAMPLES, TRACES } from './channels/line';
import { answerTimes } from './channels/ownChannels';
import { type ChannelTimes, MeasuringProcess } from './channels/times';

const REFERENCE = '../shared/reference/method';
const SECTION_FILE = 'build/bench/channels-section.f32';

/** The prototype's process, or why it cannot take part. */
async function startReference(): Promise<MeasuringProcess | string> {
  if (!existsSync(REFERENCE)) return `${REFERENCE} is not there`;
  try {
    execFileSync(process.execPath, ['scripts/oracles.mjs', '--numba'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? `${error.stderr}`.trim() : `${error}`;
  }
  mkdirSync('build/bench', { recursive: true });
  writeFileSync(SECTION_FILE, new Uint8Array(benchSection().amplitudes.buffer));
  const given = { traces: TRACES, samples: SAMPLES, firstSample: DELAY, picks: benchPlaces() };
  const args = ['bench/channels/reference.py', REFERENCE, SECTION_FILE, JSON.stringify(given)];
  return MeasuringProcess.start('.oracles-numba/bin/python', args);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

type Part = (times: ChannelTimes) => number;

const PARTS: readonly (readonly [string, Part])[] = [
  ['channels without picks', (times) => times.free],
  ['channels of 10 picks a class', (times) => times.picks],
  ['all channels', (times) => times.free + times.picks],
  ['correlation with 20 images of 64 x 32', (times) => times.correlation],
];

function rowText(label: string, ours: readonly number[], theirs: readonly number[] | null): string {
  const milliseconds = (values: readonly number[]): string => (1000 * median(values)).toFixed(0).padStart(8);
  const start = `${label.padEnd(40)}${milliseconds(ours)} ms`;
  if (theirs === null) return start;
  const ratios = theirs.map((value, round) => value / ours[round]).sort((a, b) => a - b);
  const spread = `${ratios[0].toFixed(1)} to ${ratios[ratios.length - 1].toFixed(1)}`;
  return `${start}${milliseconds(theirs)} ms   x ${median(ratios).toFixed(1)} (${spread})`;
}

async function compare(rounds: number): Promise<void> {
  const own = await MeasuringProcess.start(process.execPath, [fileURLToPath(import.meta.url), '--own']);
  if (typeof own === 'string') throw new Error(own);
  const reference = await startReference();
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, one thread each, ${rounds} rounds`,
  );
  if (typeof reference === 'string') console.log(`The prototype does not take part: ${reference}.`);
  const ours: ChannelTimes[] = [];
  const theirs: ChannelTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await own.measure());
    if (typeof reference !== 'string') theirs.push(await reference.measure());
  }
  own.stop();
  if (typeof reference !== 'string') reference.stop();
  console.log(`${''.padEnd(40)}Diffrakt${theirs.length > 0 ? '    Python, numba   ratio' : ''}`);
  for (const [label, part] of PARTS)
    console.log(rowText(label, ours.map(part), theirs.length > 0 ? theirs.map(part) : null));
  console.log(
    rowText(
      'one pick more',
      ours.map((times) => times.onePick ?? 0),
      null,
    ),
  );
  console.log(`Largest memory of the process: ${Math.round(ours[ours.length - 1].memoryMegabytes ?? 0)} MB.`);
}

const { values } = parseArgs({
  strict: false,
  options: { own: { type: 'boolean' }, rounds: { type: 'string' } },
});
if (values.own) await answerTimes();
else await compare(Number(values.rounds ?? 7));
