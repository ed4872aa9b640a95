import { describe, expect, it } from 'vitest';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import { checkFiniteInputs, type RawWindow } from '#learning/preflight/finiteInputs';
import { checkParameters } from '#learning/preflight/parametersCheck';
import { createRandom } from '#seismic/numerics/random';

const SPEC = pairNetSpec({ inputShape: [33, 33, 2], filters: [12, 24], outputs: 4 });

describe('parameters against picks', () => {
  it.each([
    [113, 'green', 100],
    [112, 'amber', 101],
    [12, 'amber', 941],
    [11, 'red', 1027],
    [0, 'red', 11296],
  ])('%d picks', (picks, colour, each) => {
    const { colour: found, finding } = checkParameters(SPEC, picks);
    expect(found).toBe(colour);
    expect(finding.replaceAll(' ', '')).toContain(`11296parameters,${picks}pickstrainedwith:${each}foreach`);
  });

  it('are listed by tensor, with their sum', () => {
    const rows = checkParameters(SPEC, 30).table?.rows ?? [];
    const counts = rows.map(([, , count]) => Number(count.replaceAll(' ', '')));
    expect(counts.slice(0, -1)).toEqual(parameterShapes(SPEC).map(({ size }) => size));
    expect(counts.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(counts.at(-1));
  });
});

function windowOf(pickId: string, change: (samples: Float32Array) => void = () => undefined): RawWindow {
  const random = createRandom(9).fork(pickId);
  const samples = Float32Array.from({ length: 6 * 10 }, () => random.normal());
  change(samples);
  return { pickId, samples, sampleCount: 10 };
}

describe('inputs', () => {
  const others = [windowOf('a'), windowOf('b')];
  const panels = [Float32Array.from([0.5, -0.25, 1])];
  const check = (change: (samples: Float32Array) => void) =>
    checkFiniteInputs([...others, windowOf('odd', change)], panels);

  it('that are sound are green', () => {
    expect(check(() => undefined)).toMatchObject({ colour: 'green', advice: 'The inputs are sound.' });
  });

  it.each<[string, (samples: Float32Array) => void, string, RegExp]>([
    ['NaN', (s) => s.fill(Number.NaN, 7, 8), 'amber', /1 windows with samples that are not finite: odd/],
    ['an infinity', (s) => s.fill(Number.NEGATIVE_INFINITY, 0, 1), 'amber', /not finite: odd/],
    ['no signal', (s) => s.fill(0), 'amber', /without any signal: odd/],
    ['one value', (s) => s.fill(3), 'amber', /one value throughout: odd/],
    ['four dead traces of six', (s) => s.fill(0, 0, 40), 'amber', /more than half dead: odd/],
    ['a spike', (s) => s.fill(1e5, 3, 4), 'amber', /a sample is \d{6} times as strong/],
    ['values too large', (s) => s.fill(1e30, 3, 4), 'red', /overflow single precision/],
  ])('with %s', (_, change, colour, finding) => {
    expect(check(change)).toMatchObject({ colour, finding: expect.stringMatching(finding) });
  });

  it('whose squares are lost in single precision', () => {
    const tiny = { ...others[0], samples: others[0].samples.map((value) => value * 1e-25) };
    expect(checkFiniteInputs([tiny], panels).colour).toBe('red');
  });

  it('with panels that are NaN', () => {
    const { colour, finding } = checkFiniteInputs(others, [Float32Array.from([1, Number.NaN])]);
    expect(colour).toBe('red');
    expect(finding).toContain('1 panel values are not finite');
  });

  it('of all picks dead are named, three at most', () => {
    const dead = ['a', 'b', 'c', 'd', 'e'].map((id) => windowOf(id, (samples) => samples.fill(0)));
    expect(checkFiniteInputs(dead, panels).finding).toBe('5 windows without any signal: a, b, c and 2 more');
  });
});
