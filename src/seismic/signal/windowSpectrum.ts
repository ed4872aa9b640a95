import { createFft } from '#seismic/signal/fft';
import { type Complex, complexOf } from '#seismic/signal/fkWindow';
import type { WindowShape } from '#seismic/signal/overlappingWindows';

/** Spectra of two real windows, [frequency][wavenumber]. Valid until the next call. */
export interface SpectrumPair {
  readonly first: Complex;
  readonly second: Complex;
}

/** Transforms in both directions of windows [trace][sample], two real ones at a time. */
export interface WindowTransform {
  forward(first: Float64Array, second: Float64Array): SpectrumPair;
  /** The windows of two spectra whose windows are real, in place of `first` and `second`. */
  inverse(spectra: SpectrumPair, first: Float64Array, second: Float64Array): void;
}

/** Columns become rows: `from` has rows of `width` values. */
function transpose(from: Float64Array, width: number, to: Float64Array): void {
  const height = from.length / width;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) to[column * height + row] = from[row * width + column];
}

/** Place of the opposite frequency and wavenumber, of each place. */
function oppositePlaces({ traces, samples }: WindowShape): Uint32Array {
  return Uint32Array.from({ length: traces * samples }, (_, i) => {
    const [frequency, wavenumber] = [Math.floor(i / traces), i % traces];
    return ((samples - frequency) % samples) * traces + ((traces - wavenumber) % traces);
  });
}

/**
 * Prepares the transforms of windows of one shape, powers of two. Two real windows are the real and the imaginary part of one
 * transform; their spectra are told apart by what a real window's spectrum has at the opposite place: its conjugate.
 */
export function createWindowTransform(shape: WindowShape): WindowTransform {
  const { traces, samples } = shape;
  const length = traces * samples;
  const [across, down] = [createFft(traces), createFft(samples)];
  const opposite = oppositePlaces(shape);
  const [window, both] = [complexOf(length), complexOf(length)];
  const spectra = { first: complexOf(length), second: complexOf(length) };
  const takeApart = (): void => {
    const { real, imaginary } = both;
    for (let i = 0; i < length; i++) {
      const o = opposite[i];
      spectra.first.real[i] = (real[i] + real[o]) / 2;
      spectra.first.imaginary[i] = (imaginary[i] - imaginary[o]) / 2;
      spectra.second.real[i] = (imaginary[i] + imaginary[o]) / 2;
      spectra.second.imaginary[i] = (real[o] - real[i]) / 2;
    }
  };
  return {
    forward: (first, second) => {
      window.real.set(first);
      window.imaginary.set(second);
      across.forward(window.real, window.imaginary);
      transpose(window.real, samples, both.real);
      transpose(window.imaginary, samples, both.imaginary);
      down.forward(both.real, both.imaginary);
      takeApart();
      return spectra;
    },
    inverse: ({ first, second }, firstWindow, secondWindow) => {
      for (let i = 0; i < length; i++) {
        both.real[i] = (first.real[i] - second.imaginary[i]) / length;
        both.imaginary[i] = (first.imaginary[i] + second.real[i]) / length;
      }
      down.inverse(both.real, both.imaginary);
      transpose(both.real, traces, firstWindow);
      transpose(both.imaginary, traces, secondWindow);
      across.inverse(firstWindow, secondWindow);
    },
  };
}
