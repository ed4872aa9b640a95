import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RESOLVED_WHEELS } from '#engine/install/resolvedWheels';

const requirementOf = (name: string) =>
  readFileSync(join(import.meta.dirname, 'requirements', `${name}.txt`), 'utf8').trim();

describe('the wheels that pip resolved', () => {
  it.each(Object.entries(RESOLVED_WHEELS))('are those of requirements/%s.txt', (name, [first]) => {
    const [, required, version] = /^([\w-]+)(?:\[[\w-]+\])?==([\d.]+)$/.exec(requirementOf(name)) ?? [];
    expect([first.name, first.version]).toEqual([required, version]);
  });

  it('have a file of their name and version, its hash and its size', () => {
    for (const wheel of Object.values(RESOLVED_WHEELS).flat()) {
      expect(wheel.file).toMatch(
        new RegExp(`^${wheel.name.replaceAll('-', '_')}-${wheel.version}-.*\\.whl$`),
      );
      expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(wheel.bytes).toBeGreaterThan(1e6);
    }
  });

  it('have the libraries of CUDA that TensorFlow loads, for cards only', () => {
    const names = RESOLVED_WHEELS.gpu.map(({ name }) => name);
    for (const library of ['cublas', 'cudnn', 'cufft', 'cusolver', 'cusparse', 'nccl'])
      expect(names).toContain(`nvidia-${library}-cu12`);
    expect(RESOLVED_WHEELS.cpu).toHaveLength(1);
  });
});
