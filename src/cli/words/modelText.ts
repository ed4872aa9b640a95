import { alignColumns } from '#cli/words/reportText';
import type { ModelDescription } from '#jobs/model/describeModel';

function layerTable({ layers, parameterCount }: ModelDescription): string[] {
  const rows = layers.map(({ name, kind, detail, outputShape, parameterCount: count }) => [
    name,
    kind,
    detail,
    outputShape.join(' × '),
    String(count),
  ]);
  return alignColumns([
    ['layer', 'kind', '', 'output', 'parameters'],
    ...rows,
    ['all', '', '', '', String(parameterCount)],
  ]).map((line) => `  ${line}`);
}

function valueText(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

function recipeTable({ options, engine }: ModelDescription): string[] {
  const entries = [...Object.entries(options), ['engine', engine] as const];
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `  ${name.padEnd(width)}  ${valueText(value)}`);
}

function heldOutText({ metrics, picks }: ModelDescription): string {
  const { validationAccuracy, validationLoss } = metrics;
  if (validationAccuracy === null || validationLoss === null) return 'no pick could be held out';
  const right = Math.round(validationAccuracy * picks.heldOut);
  return `${right} of ${picks.heldOut} held-out picks right, their loss ${validationLoss.toFixed(3)}`;
}

/** What the model's task is, and what it keeps. */
function memoryTable({ task, window, templates, channels }: ModelDescription): string[] {
  const shown = window ? `${window.traces} traces × ${window.samples} samples, ` : '';
  const counts = Object.entries(templates ?? {}).map(([name, count]) => `${count} ${name}`);
  return [
    `  task       ${task}`,
    `  ${window ? 'windows  ' : 'input    '}  ${shown}channels ${channels.join(', ')}`,
    ...(counts.length > 0 ? [`  templates  ${counts.join(', ')}`] : []),
  ];
}

/** A model as text: layers, recipe, origin, validation. */
export function modelLines(model: ModelDescription): string[] {
  const { picks, data, metrics } = model;
  const { diffraction, reflection, noise } = picks.counts;
  return [
    `${model.folder}: written by Diffrakt ${model.program}, version ${model.version}`,
    'Layers',
    ...layerTable(model),
    'Recipe',
    ...recipeTable(model),
    'Made of',
    `  line       ${data.fileName}, ${data.traceCount} traces of ${data.sampleCount} samples every ${model.sampleIntervalUs / 1000} ms`,
    `             SHA-256 ${data.sha256}`,
    `  picks      ${diffraction} diffraction, ${reflection} reflection, ${noise} noise; ${picks.training} trained with, ${picks.heldOut} held out`,
    `             SHA-256 ${picks.sha256}`,
    ...memoryTable(model),
    `  weights    SHA-256 ${model.weightsSha256}`,
    'Metrics',
    `  ${metrics.steps} steps, weights of step ${metrics.bestStep}, training loss ${metrics.trainingLoss.toFixed(3)}`,
    `  ${heldOutText(model)}`,
  ];
}
