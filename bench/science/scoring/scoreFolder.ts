/** Scores what `diffrakt classify` wrote against a known line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readLine } from '#jobs/line/readLine';
import { scoreConfusion } from '#seismic/labels/confusion';
import { firstScoredTrace } from '#seismic/labels/pickedPart';
import { likeliestClass, type SectionProbabilities } from '#seismic/labels/probabilityGrid';
import {
  createRanking,
  type KnownSection,
  type RankedBy,
  type RankPrecisions,
  scoredSamples,
} from '#seismic/labels/ranking';
import { confusionOf, rankedByProbability } from '#seismic/labels/score';
import { type Section, traceOf } from '#seismic/section/section';
import { diffractionFile, probabilityFile } from '#system/fileNames';
import { type KnownFolder, quietContext } from '../knownLineFolder';
import { readFoundApexes, scoreApexes } from './apexes';
import { calibrationError } from './calibration';

/** AP_E, AP_A and AP_H. */
export interface Precisions {
  readonly apE: number;
  readonly apA: number;
  readonly apH: number;
}

export interface LineScore extends Precisions {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly calibrationError: number;
  /** Null where no apexes were written. */
  readonly apexF1: number | null;
  /** Correlation of the diffraction-only section with the true one; null where none was written. */
  readonly diffractionCorrelation: number | null;
  /** The same of the section times P(D). */
  readonly weightedCorrelation: number;
}

function precisionsOf(found: RankPrecisions): Precisions {
  return {
    apE: found.againstReflection.averagePrecision,
    apA: found.againstAll.averagePrecision,
    apH: found.apexAgainstReflection.averagePrecision,
  };
}

/** AP_E, AP_A, AP_H of a value per sample, larger for a likelier diffraction. */
export function scoreAttribute(known: KnownFolder, values: Float32Array): Precisions {
  const byValue = (index: number): number => values[index];
  return precisionsOf(createRanking(known)({ againstReflection: byValue, againstAll: byValue }));
}

/** Chance level of the three. */
export function prevalences(known: KnownSection): Precisions {
  const nothing: RankedBy = { againstReflection: () => 0, againstAll: () => 0 };
  const found = createRanking(known)(nothing);
  return {
    apE: found.againstReflection.prevalence,
    apA: found.againstAll.prevalence,
    apH: found.apexAgainstReflection.prevalence,
  };
}

/** Correlation coefficient about zero over the scored part's live traces. */
function correlation(section: Section, truth: Float32Array, valueAt: (index: number) => number): number {
  let [both, found, known] = [0, 0, 0];
  for (let trace = firstScoredTrace(section.traceCount); trace < section.traceCount; trace++) {
    if (traceOf(section, trace).every((amplitude) => amplitude === 0)) continue;
    for (let i = trace * section.sampleCount; i < (trace + 1) * section.sampleCount; i++) {
      const value = valueAt(i);
      both += value * truth[i];
      found += value * value;
      known += truth[i] * truth[i];
    }
  }
  return found * known > 0 ? both / Math.sqrt(found * known) : 0;
}

/** The probabilities that `diffrakt classify` wrote to a folder. */
export async function readProbabilities(folder: string): Promise<SectionProbabilities> {
  const read = async (eventClass: string): Promise<Float32Array> =>
    (await readLine({ linePath: join(folder, probabilityFile(eventClass, 'segy')) }, quietContext()))
      .amplitudes;
  return {
    diffraction: await read('diffraction'),
    reflection: await read('reflection'),
    noise: await read('noise'),
  };
}

async function apexF1Of(folder: string, { section, apexes }: KnownFolder): Promise<number | null> {
  const found = await readFoundApexes(folder);
  if (!found) return null;
  const first = firstScoredTrace(section.traceCount);
  const isScored = ({ trace }: { readonly trace: number }): boolean => trace >= first;
  return scoreApexes(found.filter(isScored), apexes.filter(isScored)).f1;
}

async function diffractionCorrelationOf(folder: string, known: KnownFolder): Promise<number | null> {
  const path = join(folder, diffractionFile('segy'));
  if (!existsSync(path)) return null;
  const { amplitudes } = await readLine({ linePath: path }, quietContext());
  return correlation(known.section, known.diffractionOnly, (i) => amplitudes[i]);
}

/** Scores of probabilities without the products. */
export function scoreProbabilities(known: KnownFolder, found: SectionProbabilities) {
  const samples = scoredSamples(known);
  const planes = [found.diffraction, found.reflection, found.noise];
  const right = samples.indices.map((index, i) =>
    likeliestClass(found, index) === samples.classes[i] ? 1 : 0,
  );
  const confidences = Float64Array.from(samples.indices, (index) =>
    Math.max(...planes.map((plane) => plane[index])),
  );
  return {
    ...precisionsOf(createRanking(known, samples)(rankedByProbability(found))),
    accuracy: right.reduce((sum, value) => sum + value, 0) / right.length,
    macroF1: scoreConfusion(confusionOf(samples, found)).macroF1,
    calibrationError: calibrationError(confidences, Uint8Array.from(right)),
    weightedCorrelation: correlation(
      known.section,
      known.diffractionOnly,
      (i) => known.section.amplitudes[i] * found.diffraction[i],
    ),
  };
}

/** Scores the results in a folder. */
export async function scoreFolder(known: KnownFolder, folder: string): Promise<LineScore> {
  return {
    ...scoreProbabilities(known, await readProbabilities(folder)),
    apexF1: await apexF1Of(folder, known),
    diffractionCorrelation: await diffractionCorrelationOf(folder, known),
  };
}
