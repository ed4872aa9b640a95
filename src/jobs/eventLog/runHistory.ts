import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeEvent, type LoggedEvent } from '#jobs/eventLog/event';
import { readRecords } from '#jobs/eventLog/records';
import { snapshotOfSummary } from '#jobs/eventLog/snapshotSummary';
import { stepOfSummary } from '#jobs/eventLog/stepSummary';
import { graphTextOfSummary, verdictsOfSummary } from '#jobs/eventLog/verdictSummary';
import { LAYER_KIND_NAMES } from '#learning/layers/registry';
import type { LayerSnapshot, ModelGraph, PickVerdict, StepMetrics } from '#learning/training/metrics';

/** A run as read from its event files; `verdicts` are those of the last judgement. */
export interface LoggedRun {
  readonly steps: StepMetrics[];
  readonly snapshots: LayerSnapshot[];
  readonly graph: ModelGraph | null;
  readonly verdicts: PickVerdict[];
}

const GRAPH_SCHEMA: z.ZodType<ModelGraph> = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: z.enum(['input', ...LAYER_KIND_NAMES, 'activation', 'softmax', 'loss']),
      outputShape: z.array(z.number()),
      parameterCount: z.number(),
      detail: z.string(),
    }),
  ),
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
  parameterCount: z.number(),
});

function parseGraph(text: string): ModelGraph | null {
  try {
    return GRAPH_SCHEMA.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Drops events of an earlier run in the same folder from this step on. */
function dropFrom(run: LoggedRun, step: number): LoggedRun {
  return {
    steps: run.steps.filter((metrics) => metrics.step < step),
    snapshots: run.snapshots.filter((snapshot) => snapshot.step < step),
    graph: step > 0 ? run.graph : null,
    verdicts: step > 0 ? run.verdicts : [],
  };
}

function addEvent(run: LoggedRun, event: LoggedEvent): LoggedRun {
  if (event.startsSession) return dropFrom(run, event.step);
  const metrics = stepOfSummary(event.step, event.values);
  if (metrics) run.steps.push(metrics);
  const snapshot = snapshotOfSummary(event.step, event.values);
  if (snapshot) run.snapshots.push(snapshot);
  const graph = graphTextOfSummary(event.values);
  const verdicts = verdictsOfSummary(event.values);
  if (!graph && !verdicts) return run;
  return {
    ...run,
    graph: graph ? parseGraph(graph) : run.graph,
    verdicts: verdicts ?? run.verdicts,
  };
}

/**
 * Reads a run back from the event files of a folder, exactly as it was written. A file that is cut at
 * its end (the process was killed) is read up to there; a folder without event files gives an empty run.
 */
export async function readRunHistory(folder: string): Promise<LoggedRun> {
  let run: LoggedRun = { steps: [], snapshots: [], graph: null, verdicts: [] };
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((entry) => entry.includes('.tfevents.')).sort()) {
    const bytes = await readFile(join(folder, name));
    for (const record of readRecords(bytes)) run = addEvent(run, decodeEvent(record));
  }
  return run;
}
