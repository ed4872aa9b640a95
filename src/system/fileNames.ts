/** Names of the files that results are kept in, for jobs, command line and window alike. */

import { basename } from 'node:path';

/** Ending of a project's file. */
export const PROJECT_EXTENSION = '.diffrakt';

/** The folder of a project's runs, beside its file: "west.runs" of "west.diffrakt". */
export function runsFolderOf(projectFile: string): string {
  return `${basename(projectFile, PROJECT_EXTENSION)}.runs`;
}

/** In a model's folder. */
export const MODEL_FILES = {
  description: 'model.json',
  weights: 'weights.bin',
  templates: 'templates.bin',
  /** Of a pre-trained net: the weights of the net that finds apexes. */
  apexes: 'apexes.bin',
  /** Of a pre-trained net: the weights of the net that is shown the mirrored maps. */
  mirrored: 'mirrored.bin',
} as const;

/** In a run's folder; `model` and `events` are folders. */
export const RUN_FILES = {
  recipe: 'recipe.json',
  model: 'model',
  events: 'events',
  checkpoint: 'checkpoint.bin',
  grid: 'probabilities.json',
  gridValues: 'probabilities.bin',
} as const;

/** In the folder of a classified line, beside the sections. */
export const RESULT_FILES = {
  picture: 'section.png',
  report: 'report.json',
  apexes: 'diffraction-apexes.csv',
  velocities: 'velocity.csv',
} as const;

/** In the folder of a classified volume, until all of its planes are done, and until all is in its place. */
export const UNFINISHED = { folder: 'unfinished', complete: 'complete', order: 'order.json' } as const;

/** Endings of sections by their kind of file. */
const SECTION_ENDINGS = { segy: 'sgy', su: 'su' } as const;
type SectionKind = keyof typeof SECTION_ENDINGS;

/** The section of classes: "class.sgy", "class.su". */
export function classFile(kind: SectionKind): string {
  return `class.${SECTION_ENDINGS[kind]}`;
}

/** The section of a class's probability: "probability-diffraction.sgy". */
export function probabilityFile(eventClass: string, kind: SectionKind): string {
  return `probability-${eventClass}.${SECTION_ENDINGS[kind]}`;
}

/** The section of diffractions alone: "diffractions.sgy". */
export function diffractionFile(kind: SectionKind): string {
  return `diffractions.${SECTION_ENDINGS[kind]}`;
}

/** How the text header of a section of velocities begins to tell what it is. */
export const VELOCITY_NOTE = 'RMS velocity in m/s';

/** The section of velocities: "velocity.sgy". */
export function velocityFile(kind: SectionKind): string {
  return `velocity.${SECTION_ENDINGS[kind]}`;
}

/** In the folder of correlation panels. */
export const PANEL_FILES = {
  values: 'panels.npy',
  description: 'panels.json',
  picture: 'panels.png',
} as const;

/** Files of a simulated line; it is complete when all exist. */
export const SIMULATED_FILES = {
  section: 'section.sgy',
  diffractionOnly: 'diffraction-only.sgy',
  truthClass: 'truth-class.sgy',
  apexes: 'apexes.csv',
} as const;

/** In the folder of a line's windows in clusters. */
export const CLUSTER_FILES = {
  table: 'clusters.csv',
  picks: 'clusters.picks.json',
  picture: 'clusters.png',
} as const;

/** The picks that the demo trains with, beside its line. */
export const DEMO_PICKS_FILE = 'picks.json';
