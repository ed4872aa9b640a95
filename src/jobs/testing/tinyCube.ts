import { createSegy } from 'segyio-wasm';
import { openFileSink } from 'segyio-wasm/node';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { traceOf } from '#seismic/section/section';
import { simulateSection } from '#seismic/simulate/simulateSection';

/** The size of a simulated cube, and how its traces lie in the file. */
export interface CubeChoices {
  readonly inlines: number;
  readonly crosslines: number;
  readonly samples: number;
  readonly isByCrossline?: boolean;
  /** Every n-th trace comes twice; none where it is left out. */
  readonly twiceEvery?: number;
  /** Every n-th place has no trace; none where it is left out. */
  readonly holeEvery?: number;
  /** Inlines beyond these are the first ones again. */
  readonly distinctInlines?: number;
}

const FIRST_INLINE = 100;
const FIRST_CROSSLINE = 300;

/** Rows and columns of the traces in the order of the file. */
function* placesOf({ inlines, crosslines, isByCrossline = false, twiceEvery, holeEvery }: CubeChoices) {
  for (let i = 0; i < inlines * crosslines; i++) {
    if (holeEvery && i % holeEvery === holeEvery - 1) continue;
    const [row, column] = isByCrossline
      ? [i % inlines, Math.floor(i / inlines)]
      : [Math.floor(i / crosslines), i % crosslines];
    yield { row, column };
    if (twiceEvery && i % twiceEvery === 0) yield { row, column };
  }
}

/**
 * Writes a cube whose inlines, from 100 on, are simulated sections, each of its own seed, with crosslines from 300 on;
 * returns picks by the truth on its first and third inline.
 */
export async function writeTinyCube(path: string, choices: CubeChoices): Promise<SurveyPick[]> {
  const { inlines, crosslines, samples, distinctInlines = inlines } = choices;
  const size = { traceCount: crosslines, sampleCount: samples, sampleIntervalUs: 4000 };
  const simulated = Array.from({ length: distinctInlines }, (_, i) =>
    simulateSection({ seed: 7 + i, ...size }),
  );
  const spec = { sampleCount: samples, sampleIntervalUs: 4000, textLines: ['C 1 SIMULATED CUBE'] };
  await createSegy(await openFileSink(path), spec, async (writer) => {
    for (const { row, column } of placesOf(choices)) {
      const place = { INLINE_3D: FIRST_INLINE + row, CROSSLINE_3D: FIRST_CROSSLINE + column };
      const { section } = simulated[row % distinctInlines];
      await writer.write(writer.headerOf(place), traceOf(section, column));
    }
  });
  return [0, 2].flatMap((row) => {
    const order = { perClass: 3, endTrace: crosslines, seed: 2, traces: 8, durationMs: 64 };
    const inline = FIRST_INLINE + row;
    return picksFromTruth(simulated[row], simulated[row].section, order).map(({ trace, ...pick }) => ({
      ...{ ...pick, id: `${inline} ${pick.id}`, plane: `inline:${inline}`, inline },
      crossline: FIRST_CROSSLINE + trace,
    }));
  });
}
