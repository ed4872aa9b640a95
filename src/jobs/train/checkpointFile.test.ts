import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '#jobs/train/checkpointFile';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import { createRandom } from '#seismic/numerics/random';
import { JobError } from '#system/failure';

const SPEC = pairNetSpec({ inputShape: [13, 13, 2], filters: [2, 3], outputs: 4 });
const SIZES = parameterShapes(SPEC).map(({ size }) => size);

function checkpointOf(optimiser: Checkpoint['optimiser'], hasBest: boolean): Checkpoint {
  const random = createRandom(3);
  const floats = () => SIZES.map((size) => Float32Array.from({ length: size }, () => random.normal()));
  const doubles = () => SIZES.map((size) => Float64Array.from({ length: size }, () => random.normal()));
  const verdict = { pickId: 'p "1"', heldOut: true, probabilities: [0.2, 0.3, 0.5], loss: 1.1 };
  return {
    recipe: 'abc',
    engine: 'wasm',
    elapsedMs: 1234.5,
    optimiser,
    state: {
      step: 17,
      weights: floats(),
      optimiser: {
        steps: 17,
        means: optimiser === 'sgd' ? [] : doubles(),
        squares: optimiser === 'adam' ? doubles() : [],
      },
      best: hasBest
        ? { step: 10, weights: floats(), validation: { accuracy: 0.5, loss: 0.9, verdicts: [verdict] } }
        : null,
      validationsSinceBest: 2,
      recentLosses: [1.5, Math.fround(1.1), 0.3],
      batchPosition: 4294967295,
    },
  };
}

function read(bytes: Uint8Array): Checkpoint {
  return decodeCheckpoint(Buffer.from(bytes), SPEC, 'run/checkpoint.bin');
}

describe('a checkpoint file', () => {
  it.each([
    ['adam', true],
    ['adam', false],
    ['momentum', true],
    ['sgd', true],
    ['sgd', false],
  ] as const)('of %s, best weights: %s, is read back bit for bit', (optimiser, hasBest) => {
    const checkpoint = checkpointOf(optimiser, hasBest);
    expect(read(encodeCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  it('with any byte changed, or cut anywhere, is refused with a message that names it', () => {
    const whole = encodeCheckpoint(checkpointOf('adam', true));
    const refuse = (bytes: Uint8Array): void => {
      try {
        // A change within a name or a number of the header may leave a checkpoint: then it is one.
        expect(read(bytes).state.weights).toEqual(read(whole).state.weights);
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        expect([error.code, error.message]).toEqual([
          'checkpoint.invalid',
          'The checkpoint is damaged: run/checkpoint.bin',
        ]);
      }
    };
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = whole.slice();
        bytes[at] ^= change;
        refuse(bytes);
        expect(() => read(whole.subarray(0, at))).toThrow(JobError);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('is refused for another net', () => {
    const other = pairNetSpec({ inputShape: [13, 13, 2], filters: [2, 4], outputs: 4 });
    const bytes = Buffer.from(encodeCheckpoint(checkpointOf('adam', true)));
    expect(() => decodeCheckpoint(bytes, other, 'x')).toThrow(/damaged/);
  });
});
