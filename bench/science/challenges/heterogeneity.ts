import { TRUTH } from '#seismic/labels/sectionTruth';
import type { Section } from '#seismic/section/section';
import { recordLine, shoot } from '../differences/simulate';
import type { KnownLine } from '../knownLine';
import { interpret, type KnownFolder } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atMost, type Challenge } from './challenge';

/** The truth with samples outside a range taken out: they are neither picked nor scored. */
function onlySamples<Known extends Pick<KnownFolder, 'section' | 'truthClass'>>(
  known: Known,
  first: number,
  end: number,
): Known {
  const { sampleCount } = known.section;
  const truthClass = known.truthClass.map((code, i) =>
    i % sampleCount >= first && i % sampleCount < end ? code : TRUTH.mixed,
  );
  return { ...known, truthClass };
}

function louder(known: KnownLine, factor: number): KnownLine {
  const scaled = (field: Float32Array): Float32Array => field.map((value) => factor * value);
  const section: Section = { ...known.section, amplitudes: scaled(known.section.amplitudes) };
  return { ...known, section, diffractionOnly: scaled(known.diffractionOnly) };
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

export const heterogeneity: Challenge = {
  number: 4,
  title: 'Heterogeneity in place and time',
  data: 'gradient under an unconformity, seed 504, and points, seed 505; finite differences',
  metric:
    'macro-F1 where nothing was picked: another depth zone, another line; probabilities at ten times the amplitude',
  measure: async (lab) => {
    const makeLine = (): KnownLine => recordLine(shoot('gradient', 504));
    const line = await lab.line('gradient-504', makeLine);
    const middle = Math.floor(line.section.sampleCount / 2);
    const lower = onlySamples(line, middle, line.section.sampleCount);
    const upperPicks = interpret(onlySamples(line, 0, middle), 1);
    const scoreLower = async (picks: ReturnType<typeof interpret>): Promise<number> =>
      scoreProbabilities(lower, await lab.classify(line, picks)).macroF1;
    const ownZone = await scoreLower(interpret(line, 1));
    const otherZone = await scoreLower(upperPicks);
    const found = await lab.classify(line, interpret(line, 1));
    const withoutPicks = scoreProbabilities(line, await lab.classify(line, null)).macroF1;
    const withPicks = scoreProbabilities(line, found).macroF1;
    const other = await lab.line('points-505', () => recordLine(shoot('points', 505)));
    const pairsOfOther = await lab.train(other, interpret(other, 1), { task: 'pairs' });
    const across = scoreProbabilities(line, await lab.classifyWith(pairsOfOther, line)).macroF1;
    const pairsOfLine = await lab.train(line, interpret(line, 1), { task: 'pairs' });
    const within = scoreProbabilities(line, await lab.classifyWith(pairsOfLine, line)).macroF1;
    const loud = await lab.line('gradient-504-loud', () => louder(makeLine(), 10));
    const foundLoud = await lab.classify(loud, interpret(line, 1));
    return [
      atMost('lower half: drop when only the upper half is picked', ownZone - otherZone, 0.14),
      atMost('default: drop when nothing of the line is picked', withPicks - withoutPicks, 0.14),
      atMost('pair panels: drop when another line is picked', within - across, 0.14),
      atMost(
        'amplitudes times 10: largest change of P(D)',
        largestDifference(found.diffraction, foundLoud.diffraction),
        1e-5,
        7,
      ),
    ];
  },
};
