/**
 * How long the pre-trained net takes on a line of 512 traces of 750 samples with ten picks a class, start-up of
 * the engine apart: channels and net by themselves, a further pick, and the judging by picks left out in turn. Each
 * engine is measured in a process of its own, whose memory is then its own too.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { extent, median } from 'd3-array';
import type { RunningEngine } from '#engine/start/runningEngine';
import { startEngine } from '#engine/start/startEngine';
import { DenseAnswers } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { judgeLearners } from '#jobs/classify/judgeLearners';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { bestUse } from '#learning/dense/liveLearner';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { silentContext } from '#system/job';

const simulated = simulateSection({ seed: 1 });
const { section } = simulated;
const picks = picksFromTruth(simulated, section, { perClass: 10, endTrace: 170, seed: 1 });
const model = await readShippedModel();
const context = silentContext(new AbortController().signal);

interface Timed<Result> {
  readonly seconds: number;
  readonly result: Result;
}

async function timed<Result>(work: () => Promise<Result> | Result): Promise<Timed<Result>> {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
}

/** One whole classification on an engine, from the section to its probabilities; each begins with a line of its own. */
async function whole(engine: RunningEngine): Promise<number> {
  const { seconds } = await timed(async () => {
    const fresh = new DenseAnswers(await DenseLine.prepare(section, context.signal), { model, engine });
    const { judgements, correction } = await judgeLearners(fresh, picks, context.signal);
    await fresh.grid({ picks, use: bestUse(judgements), correction }, context);
  });
  return seconds;
}

/** The same, part by part. */
async function parts(engine: RunningEngine): Promise<[string, number][]> {
  const { signal } = context;
  const line = await timed(() => DenseLine.prepare(section, signal));
  const answers = new DenseAnswers(line.result, { model, engine });
  const before = await timed(() => answers.grid({ picks: [], use: 'withoutPicks' }, context));
  const { channels } = line.result;
  const mapsOf = (count: number) =>
    channels.mapsShown(channels.examplesOf(line.result.picksOf(picks.slice(-count))));
  const first = await timed(() => mapsOf(picks.length - 1));
  const another = await timed(() => mapsOf(picks.length));
  const judged = await timed(() => judgeLearners(answers, picks, signal));
  const having = await timed(() => answers.grid({ picks, use: 'withPicks' }, context));
  return [
    ['channels without picks', line.seconds],
    ['answer without picks, net shown its own', before.seconds],
    ['channels of 29 picks', first.seconds],
    ['channels of one more pick', another.seconds],
    ['judging by picks left out', judged.seconds],
    ['net, shown the picks', having.seconds],
    ['channels and net without picks', line.seconds + before.seconds],
    ['channels and net with picks', line.seconds + before.seconds + first.seconds + having.seconds],
  ];
}

const ENGINES = ['native', 'wasm'] as const;
const WHOLE_RUNS = 5;

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Whole runs in turn, then the parts; the first run compiles, and is not counted. */
async function measure(name: (typeof ENGINES)[number]): Promise<void> {
  try {
    const engine = await startEngine(name);
    await whole(engine);
    const afterFirst = process.memoryUsage.rss();
    const runs: number[] = [];
    while (runs.length < WHOLE_RUNS) runs.push(await whole(engine));
    const figures = await parts(engine);
    console.log(`\n${name}`);
    for (const [what, seconds] of figures) console.log(`  ${what.padEnd(40)} ${seconds.toFixed(2)} s`);
    const [middle, least, most] = [median(runs) ?? 0, ...extent(runs)].map((value) => value?.toFixed(2));
    const spread = `median of ${WHOLE_RUNS}, ${least} to ${most} s`;
    console.log(`  ${'channels, net and judging'.padEnd(40)} ${middle} s (${spread})`);
    const largest = megabytes(1024 * process.resourceUsage().maxRSS);
    const resident = `${megabytes(afterFirst)} MB after the first run`;
    console.log(`  resident set: ${resident}, at most ${largest} MB in all`);
  } catch (error) {
    console.log(`\n${name}: not measured, ${error instanceof Error ? error.message : error}`);
  }
}

const asked = ENGINES.find((name) => process.argv.includes(`--engine=${name}`));
if (asked) await measure(asked);
else
  for (const name of ENGINES)
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), `--engine=${name}`], { stdio: 'inherit' });
process.exit(0);
