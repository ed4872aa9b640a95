import type { Random } from '#seismic/numerics/random';
import { createLateralNoise, smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { Recording } from '#seismic/simulate/training/recording';

/** Samples that a rough surface is below its smooth one, by position in traces. */
export type Roughness = (x: number) => number;

/** A surface of blocks, each at its own level. */
function drawSteps(random: Random, traceCount: number, size: number): Roughness {
  const ends: number[] = [];
  const levels: number[] = [];
  for (let x = -200; x < traceCount + 200; x += random.between(4, 35)) {
    ends.push(x);
    levels.push(size * random.normal());
  }
  return (x) => {
    let i = 0;
    while (i + 1 < ends.length && ends[i + 1] <= x) i++;
    return levels[i];
  };
}

/** Draws the roughness of a surface: rugose or blocky, along the whole line or on a part of it. */
export function drawRoughness(random: Random, recording: Recording): Roughness {
  const { traceCount, topPeriod } = recording;
  const size = topPeriod * random.between(0.12, 0.6);
  const isBlocky = random.uniform() < 0.5;
  const rugose = createLateralNoise(random, random.between(1.5, 12), -200, traceCount + 200);
  const surface = isBlocky ? drawSteps(random, traceCount, size) : (x: number) => size * rugose(x);
  if (random.uniform() < 0.4) return surface;
  const first = random.between(0, 0.6) * traceCount;
  const last = first + random.between(0.2, 0.6) * traceCount;
  return (x) => surface(x) * smoothStep((x - first) / 10) * smoothStep((last - x) / 10);
}
