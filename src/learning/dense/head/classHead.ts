import type { MapSize } from '#learning/dense/channelImage';
import type { HeadJudgement } from '#learning/dense/head/headJudgement';
import { balancedRows, type HeadInput, headRows, SECTION_PLACES } from '#learning/dense/head/headRows';
import { fitLeftOut, judgeHeads, taughtHeads } from '#learning/dense/head/leftOutHeads';
import { sectionPlaces } from '#learning/dense/head/sectionPlaces';
import { fitPicks, type SelfTrained, sharesBy, teachBySection } from '#learning/dense/head/selfTraining';
import { scoresOf } from '#learning/dense/head/softmaxRegression';
import { type Standard, standardised, standardOf } from '#learning/dense/head/standard';
import { log } from '#seismic/numerics/mathematics';

/**
 * The section teaches where windows that are left out have less than this part of the loss of guessing: what the picks
 * do not tell apart, the section would tell apart at random.
 */
const MOST_LOSS_TO_TEACH = 0.5;

/** A linear classifier on feature maps, for classes of the user's own. */
export interface ClassHead extends SelfTrained {
  readonly classCount: number;
  /** Whether the head has learned from the section, too, and not from the picks alone. */
  readonly isTaughtBySection: boolean;
  readonly standard: Standard;
  readonly judgement: HeadJudgement;
}

/** @throws RangeError where there is one class only, or a class has fewer than two windows */
function checkPlaces({ places, classCount }: HeadInput): void {
  if (classCount < 2) throw new RangeError('A head needs two classes at least');
  for (let label = 0; label < classCount; label++)
    if (places.filter((place) => place.label === label).length < 2)
      throw new RangeError('A head needs two windows of each class at least');
}

/**
 * Learns classes from windows: multinomial logistic regression on standardised features of the samples in the
 * middle of each window and, where windows that are left out are told apart, of places of the section that take the
 * classes that it gives them. It judges itself by windows left out in turn. The same input gives the same head.
 * @throws RangeError where there is one class only, or a class has fewer than two windows
 */
export function fitClassHead(input: HeadInput): ClassHead {
  checkPlaces(input);
  const { maps, places, size, scales, classCount } = input;
  const standard = standardOf(maps, sectionPlaces(size, SECTION_PLACES), scales);
  const rows = headRows(input, standard);
  const picked = balancedRows(rows, () => true);
  const byPicks = fitPicks(picked);
  const leftOut = fitLeftOut(rows, places);
  const judgement = judgeHeads(rows, places, leftOut);
  const head = { classCount, standard };
  if (judgement.loss > MOST_LOSS_TO_TEACH * log(classCount)) {
    const shares = sharesBy(byPicks, rows.section, classCount);
    return { ...head, weights: byPicks, shares, isTaughtBySection: false, judgement };
  }
  return {
    ...head,
    ...teachBySection(picked, rows.section, byPicks),
    isTaughtBySection: true,
    judgement: judgeHeads(rows, places, taughtHeads(rows, leftOut)),
  };
}

/** Values of each class before the softmax, each [trace][sample]. */
export function headLogits(
  { classCount, standard, weights }: Pick<ClassHead, 'classCount' | 'standard' | 'weights'>,
  maps: readonly Float32Array[],
  { traceCount, sampleCount }: MapSize,
): Float32Array[] {
  const logits = Array.from({ length: classCount }, () => new Float32Array(traceCount * sampleCount));
  const scores = new Float64Array(classCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const first = trace * sampleCount;
    const features = standardised(
      maps,
      standard,
      Int32Array.from({ length: sampleCount }, (_, i) => first + i),
    );
    for (let i = 0; i < sampleCount; i++) {
      scoresOf(weights, features, i, scores);
      for (let c = 0; c < classCount; c++) logits[c][first + i] = scores[c];
    }
  }
  return logits;
}
