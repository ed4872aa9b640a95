/**
 * Colours in OKLab, a space where equal steps look equal (B. Ottosson, "A perceptual color space for
 * image processing", 2020), with the CIE lightness L* that a table's evenness is measured by.
 */
import { cos, pow, sin } from '#seismic/numerics/mathematics';

/** Red, green, blue. Linear light or encoded sRGB, 0…1, as each function says. */
export type Rgb = readonly [number, number, number];

/** Linear-light sRGB of an OKLab colour; components outside 0…1 are outside the screen's gamut. */
function linearOfOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** CIE L* (0…100) of linear-light sRGB. */
function lightnessOfLinear([red, green, blue]: Rgb): number {
  const luminance = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  return luminance > 216 / 24389 ? 116 * pow(luminance, 1 / 3) - 16 : (luminance * 24389) / 27;
}

/** The encoded sRGB byte of a linear-light component, clamped to the gamut (IEC 61966-2-1). */
function byteOfLinear(linear: number): number {
  const x = Math.min(1, Math.max(0, linear));
  const encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}

/** A colour by CIE lightness (0…100), OKLab chroma (0…about 0.3) and OKLab hue in degrees. */
export interface EvenColour {
  readonly lightness: number;
  readonly chroma: number;
  readonly hueDegrees: number;
}

/** Linear light of the colour whose measured L* is exactly `lightness`, found by halving. */
function linearOfEven({ lightness, chroma, hueDegrees }: EvenColour): Rgb {
  const a = chroma * cos((hueDegrees * Math.PI) / 180);
  const b = chroma * sin((hueDegrees * Math.PI) / 180);
  let low = 0;
  let high = 1.1;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (lightnessOfLinear(linearOfOklab(middle, a, b)) < lightness) low = middle;
    else high = middle;
  }
  return linearOfOklab((low + high) / 2, a, b);
}

/** Three bytes of encoded sRGB. Chroma is lowered, never lightness, where the screen cannot show it. */
export function bytesOfEven(colour: EvenColour): Rgb {
  let inside = 0;
  let outside = colour.chroma;
  const fits = (chroma: number) =>
    linearOfEven({ ...colour, chroma }).every((component) => component >= -1e-4 && component <= 1.0001);
  if (fits(outside)) inside = outside;
  for (let i = 0; i < 20 && inside < outside; i++) {
    const middle = (inside + outside) / 2;
    if (fits(middle)) inside = middle;
    else outside = middle;
  }
  const [red, green, blue] = linearOfEven({ ...colour, chroma: inside });
  return [byteOfLinear(red), byteOfLinear(green), byteOfLinear(blue)];
}
