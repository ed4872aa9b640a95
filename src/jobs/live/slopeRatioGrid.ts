import { gridOfEverySample, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';

/**
 * The f-k slope ratio r as a grid over every sample, so that it is drawn like a probability: r / (1 + r), the share
 * of the energy that is steep, stands for diffraction and the rest for reflection. It says nothing of noise.
 */
export function slopeRatioGrid(section: Section): ProbabilityGrid {
  const ratio = slopeRatio(section);
  const probabilities = new Float32Array(ratio.length * EVENT_CLASSES.length);
  ratio.forEach((value, i) => {
    const share = value / (1 + value);
    probabilities[i * EVENT_CLASSES.length] = share;
    probabilities[i * EVENT_CLASSES.length + 1] = 1 - share;
  });
  return gridOfEverySample(section, probabilities);
}
