import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readModel } from '#jobs/model/modelFolder';
import { listen, needsOracles, oraclePython, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import { parameterShapes } from '#learning/model/modelSpec';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-events-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Prints scalars, histograms and the graph's nodes as TensorBoard's event accumulator finds them. */
const READER = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
run = EventAccumulator(sys.argv[1], size_guidance={'scalars': 0, 'histograms': 0})
run.Reload()
tags = run.Tags()
last = lambda tag: run.Histograms(tag)[-1].histogram_value
print(json.dumps({
  'scalars': {t: [[e.step, e.value] for e in run.Scalars(t)] for t in tags['scalars']},
  'steps': {t: [e.step for e in run.Histograms(t)] for t in tags['histograms']},
  'last': {t: [last(t).num, sum(last(t).bucket), last(t).min, last(t).max, last(t).sum] for t in tags['histograms']},
  'nodes': [n.name for n in run.Graph().node],
}))`;

interface Found {
  readonly scalars: Record<string, [number, number][]>;
  readonly steps: Record<string, number[]>;
  readonly last: Record<string, number[]>;
  readonly nodes: string[];
}

describe.skipIf(needsOracles !== '')(`the event files of a real training${needsOracles}`, () => {
  it('hold what the training reported, as TensorBoard reads them', async () => {
    const line = await writeTinyLine(join(scratch, 'line.sgy'));
    const heard = listen();
    const [modelFolder, logFolder] = [join(scratch, 'model'), join(scratch, 'events')];
    await trainModel({ recipe: tinyRecipe(line), modelFolder, logFolder }, heard.context);
    const found: Found = JSON.parse(
      execFileSync(oraclePython, ['-c', READER, logFolder], { encoding: 'utf8', stdio: 'pipe' }),
    );
    const told = heard.news.flatMap((one) => (one.kind === 'steps' ? one.steps : []));
    expect(told).toHaveLength(30);
    expect(found.scalars['loss/train']).toEqual(told.map(({ step, loss }) => [step, Math.fround(loss)]));
    const judged = told.filter(({ validationLoss }) => validationLoss !== undefined);
    expect(judged.map(({ step }) => step)).toEqual([0, 10, 20, 29]);
    expect(found.scalars['accuracy/validation by pick']).toEqual(
      judged.map(({ step, validationAccuracy }) => [step, Math.fround(validationAccuracy ?? Number.NaN)]),
    );
    // The last snapshot shows the weights that were kept.
    const { file, weights } = await readModel(modelFolder);
    const shapes = parameterShapes(file.spec);
    expect(Object.keys(found.last).sort()).toEqual(shapes.map(({ name }) => name).sort());
    for (const [i, { name }] of shapes.entries()) {
      const [count, inBuckets, minimum, maximum, sum] = found.last[name];
      expect([count, inBuckets]).toEqual([weights[i].length, weights[i].length]);
      expect([minimum, maximum]).toEqual([Math.min(...weights[i]), Math.max(...weights[i])]);
      expect(sum).toBeCloseTo(
        weights[i].reduce((total, value) => total + value, 0),
        6,
      );
      expect(found.steps[name].length).toBeGreaterThan(1);
    }
    expect(found.nodes).toContain('layer_1');
  });
});
