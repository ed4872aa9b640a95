import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { likenessOfLine } from '#jobs/pretrain/lineLikeness';
import { listen } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-likeness-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const { context } = listen();
const AXES = { traceCount: 64, sampleCount: 300, sampleIntervalUs: 4000, startTimeMs: 0 };

/** A line of one flat event of 30 Hz every 50 samples, on traces 12.5 m apart. */
async function write(name: string, amplitudeAt: (sample: number) => number): Promise<string> {
  const outputPath = join(scratch, name);
  const amplitudes = Float32Array.from({ length: 64 * 300 }, (_, i) => amplitudeAt(i % 300));
  await writeNewSection(
    { outputPath, section: { ...AXES, amplitudes }, textLines: ['TEST'], traceSpacingM: 12.5 },
    context,
  );
  return outputPath;
}

/** A Ricker wavelet of 30 Hz, by seconds from its middle. */
function ricker(seconds: number): number {
  const square = (Math.PI * 30 * seconds) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

describe('likeness of a line in a file', () => {
  it('has its period, its dips and what its spacing makes of the velocities of rocks', async () => {
    const linePath = await write('line.sgy', (sample) => ricker(0.004 * ((sample % 50) - 25)));
    const like = await likenessOfLine({ linePath }, context);
    // 1 / (30 Hz · 4 ms) samples; 2 · 12.5 m over 5000 and 1500 m/s and 4 ms.
    expect(like.samplesPerPeriod).toBeGreaterThan(0.85 * 8.33);
    expect(like.samplesPerPeriod).toBeLessThan(1.15 * 8.33);
    expect(like.dipSpread).toBeLessThan(0.3);
    expect(like.asymptoticSlopes?.low).toBeCloseTo(1.25, 2);
    expect(like.asymptoticSlopes?.high).toBeCloseTo(4.167, 2);
  });

  it('is refused in words where there is no signal', async () => {
    const linePath = await write('flat.sgy', () => 0);
    await expect(likenessOfLine({ linePath }, context)).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringContaining('flat.sgy'),
    });
  });
});
