/**
 * `npm run bench -- realLine [--line=FILE]`: what the pre-trained net says of a real line before any pick and after
 * twenty, as figures for docs/guide/real-line.md. There is no truth: the figures are looked at, not scored.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import type { ComputeContext } from '#engine/start/computeContext';
import { startEngine } from '#engine/start/startEngine';
import { exportFigure, viewOfWholeSection } from '#jobs/figures/exportFigure';
import { withLine } from '#jobs/line/readLine';
import { LiveLine } from '#jobs/live/liveLine';
import { readPicksFile } from '#jobs/picks/picksFile';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { bestUse } from '#learning/dense/liveLearner';
import { diffractionOnly } from '#learning/input/diffractionOnly';
import type { RunNews } from '#learning/news/runNews';
import { expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { windowsOnPlane } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import { quietContext } from './science/knownLineFolder';

const PICKS = 'e2e/recipes/npra-31-81.picks.json';
const OUT = join('docs', 'guide', 'real-line');
/** Of each class, in the order of EVENT_CLASSES. */
const SHOWN = [7, 7, 6];
/** Wide enough for half a page at 110 dots per inch. */
const SIZE = { sizeCm: { width: 16, height: 13 }, dotsPerInch: 110 };

const linePath =
  argv.find((word) => word.startsWith('--line='))?.slice('--line='.length) ??
  '../shared/data/lines/npra-31-81.sgy';
if (!existsSync(linePath)) {
  console.log(`not made: ${linePath} is not there; --line=FILE names the line`);
  exit(0);
}

interface Picture {
  readonly name: string;
  readonly title: string;
  readonly section: Section;
  readonly grid?: ProbabilityGrid;
  readonly picks?: readonly PickedWindow[];
}

const context: ComputeContext<RunNews> = { ...quietContext(), emit: () => undefined };
const net = { model: await readShippedModel(), engine: await startEngine('wasm') };

async function draw({ name, title, section, grid = undefined, picks = [] }: Picture): Promise<void> {
  const outputPath = join(OUT, `${name}.png`);
  const view = { ...viewOfWholeSection(section), overlayShows: 'diffraction', overlayOpacity: 0.75 } as const;
  const drawn = { section, view, picks, grid: grid ?? null, scale: null };
  await exportFigure({ ...SIZE, ...drawn, format: 'png', outputPath, title }, context);
  console.log(outputPath);
}

const all = await readPicksFile(PICKS);
const picks = EVENT_CLASSES.flatMap((name, c) =>
  all.filter((pick) => pick.class === name).slice(0, SHOWN[c]),
);
const file = { linePath };
const { section, windows } = await withLine(file, async (reader) => ({
  section: await reader.readSection(context, 'line'),
  windows: windowsOnPlane(picks, await reader.sectionPlane('line', context.signal)),
}));
const line = await LiveLine.open(file, context);
const classes = STANDARD_CLASSES;
const { grid: before } = await line.answer({ learner: 'withoutPicks', classes, picks: [] }, net, context);
const judgements = await line.judge({ classes, picks }, net, context.signal);
const use = bestUse(judgements);
const { grid: after } = await line.answer({ learner: use, classes, picks }, net, context);
for (const { use: name, right, count, loss } of judgements)
  console.log(`${name}: ${right} of ${count} left-out picks right, cross-entropy ${loss.toFixed(3)}`);
for (const [name, grid] of [
  ['before', before],
  ['after', after],
] as const) {
  const shares = [0, 0, 0];
  for (let i = 0; i < grid.probabilities.length; i += 3) {
    const row = [...grid.probabilities.subarray(i, i + 3)];
    shares[row.indexOf(Math.max(...row))] += 3 / grid.probabilities.length;
  }
  console.log(
    name,
    EVENT_CLASSES.map((cls, c) => `${cls} ${(100 * shares[c]).toFixed(1)} %`).join(', '),
    `(taken: ${use})`,
  );
}
await mkdir(OUT, { recursive: true });
await draw({ name: 'section', title: 'Section', section });
await draw({ name: 'before', title: 'P(diffraction) before any pick', section, grid: before });
await draw({
  ...{ name: 'after', title: 'P(diffraction) after 20 picks', section },
  ...{ grid: after, picks: windows },
});
const alone = { ...section, amplitudes: diffractionOnly(section, expandGrid(after, section)) };
await draw({ name: 'diffractions', title: 'Diffractions alone, after 20 picks', section: alone });
exit(0);
