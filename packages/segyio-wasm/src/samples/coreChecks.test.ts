import { expect, it } from 'vitest';
import { coreChecks } from '../../test/coreChecks.js';

it.each(coreChecks.map(({ name, run }) => [name, run] as const))('in Node: %s', async (_, run) => {
  await expect(run()).resolves.toBeUndefined();
});
