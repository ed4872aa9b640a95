import { sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { type Bend, createBend } from '#seismic/simulate/structure';

/** One boundary between rocks before it is faulted. */
export interface Layer {
  readonly nominalTimeS: number;
  readonly bend: Bend;
  /** Reflection amplitude by place. */
  readonly amplitudeAt: (positionM: number) => number;
  /** Whether the layer exists at a place and image time: false beyond the unconformity. */
  readonly isPresent: (positionM: number, timeS: number) => boolean;
  /** Steps of a rough surface by place, in s; null for a smooth one. */
  readonly blockAt: ((positionM: number) => { readonly block: number; readonly stepS: number }) | null;
}

/** All layers and the surface that separates the two sequences. */
export interface Layering {
  readonly layers: Layer[];
  readonly unconformityTimeS: (positionM: number) => number;
}

interface Size {
  readonly lengthM: number;
  readonly durationS: number;
}

/** Dips of the sequences in s/m: gentle above, steeper and mostly opposite below. */
function drawBends(random: Random, lengthM: number): { upper: Bend; lower: Bend } {
  const side = random.uniform() < 0.5 ? -1 : 1;
  const common = { middleM: lengthM / 2 };
  const upper = createBend({
    ...common,
    slopeSPerM: side * random.between(1e-5, 4.5e-5),
    foldS: random.between(0.006, 0.018),
    foldLengthM: random.between(4500, 8000),
    foldPhase: random.between(0, 2 * Math.PI),
  });
  const lower = createBend({
    ...common,
    slopeSPerM: (random.uniform() < 0.75 ? -side : side) * random.between(7e-5, 1.5e-4),
    foldS: random.between(0.01, 0.025),
    foldLengthM: random.between(4500, 8000),
    foldPhase: random.between(0, 2 * Math.PI),
  });
  return { upper, lower };
}

/** Slow change along a layer between about 0.6 and 1.4, sometimes with a dim stretch. */
function drawLateralAmplitude(random: Random, amplitude: number): (positionM: number) => number {
  const waveM = random.between(1500, 6000);
  const phase = random.between(0, 2 * Math.PI);
  const depth = random.between(0.1, 0.4);
  return (positionM) => amplitude * (1 + depth * sin((2 * Math.PI * positionM) / waveM + phase));
}

/** Nominal times with the strength of their zone; a zone is quiet or rich in reflections. */
function drawBoundaries(random: Random, fromS: number, toS: number): { timeS: number; amplitude: number }[] {
  const boundaries: { timeS: number; amplitude: number }[] = [];
  let zoneEndS = fromS;
  let zoneStrength = 1;
  for (let timeS = fromS; timeS < toS; timeS += random.between(0.018, 0.075)) {
    if (timeS >= zoneEndS) {
      zoneStrength = random.uniform() < 0.42 ? random.between(0.05, 0.2) : random.between(0.4, 1.1);
      zoneEndS = timeS + random.between(0.12, 0.4);
    }
    const sign = random.uniform() < 0.5 ? -1 : 1;
    boundaries.push({ timeS, amplitude: sign * zoneStrength * random.between(0.25, 1.2) });
  }
  return boundaries;
}

/** Blocks of 8 to 25 traces' length with random steps of a few ms, over a part of the line. */
function drawRoughness(random: Random, size: Size): NonNullable<Layer['blockAt']> {
  const ends: number[] = [];
  const steps: number[] = [];
  const lastM = size.lengthM * random.between(0.75, 1.1);
  for (let endM = size.lengthM * random.between(-0.1, 0.25); endM < lastM; endM += random.between(100, 320)) {
    ends.push(endM);
    steps.push(0.007 * random.normal());
  }
  return (positionM) => {
    const block = ends.findIndex((endM) => positionM < endM);
    return { block, stepS: block <= 0 ? 0 : steps[block] };
  };
}

/** Draws both sequences, the unconformity between them and a rough floor below which little reflects. */
export function createLayering(random: Random, size: Size): Layering {
  const bends = drawBends(random.fork('dips'), size.lengthM);
  const unconformityS = size.durationS * random.between(0.34, 0.48);
  const floorS = size.durationS * random.between(0.74, 0.84);
  const unconformityTimeS = (positionM: number): number =>
    unconformityS + bends.upper(positionM, unconformityS);
  const amplitudes = random.fork('amplitudes');
  const smooth = (timeS: number, bend: Bend, isPresent: Layer['isPresent']) => (amplitude: number) => ({
    nominalTimeS: timeS,
    bend,
    isPresent,
    amplitudeAt: drawLateralAmplitude(amplitudes, amplitude),
    blockAt: null,
  });
  const above: Layer['isPresent'] = (positionM, timeS) => timeS < unconformityTimeS(positionM) - 0.012;
  const below: Layer['isPresent'] = (positionM, timeS) => timeS > unconformityTimeS(positionM) + 0.012;
  const everywhere: Layer['isPresent'] = () => true;
  const upper = drawBoundaries(random.fork('upper'), 0.1, unconformityS - 0.02);
  const lower = drawBoundaries(random.fork('lower'), unconformityS - 0.4, floorS - 0.06);
  const deep = drawBoundaries(random.fork('deep'), floorS + 0.08, size.durationS + 0.3);
  const layers: Layer[] = [
    ...upper.map((b) => smooth(b.timeS, bends.upper, above)(b.amplitude)),
    smooth(unconformityS, bends.upper, everywhere)(1.2),
    ...lower.map((b) => smooth(b.timeS, bends.lower, below)(b.amplitude)),
    ...deep.map((b) => smooth(b.timeS, bends.lower, below)(0.15 * b.amplitude)),
    {
      ...smooth(floorS, bends.lower, below)(1),
      blockAt: drawRoughness(random.fork('floor'), size),
    },
  ];
  return { layers, unconformityTimeS };
}
