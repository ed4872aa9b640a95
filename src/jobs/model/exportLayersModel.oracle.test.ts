import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startEngine } from '#engine/start/startEngine';
import { exportLayersModel } from '#jobs/model/exportLayersModel';
import { readModel } from '#jobs/model/modelFolder';
import { writeNpy } from '#jobs/tables/npy';
import { needsOracles, oraclePython } from '#jobs/testing/tinyLine';
import { writeTinyModel } from '#jobs/testing/tinyModel';
import { sizeOfShape } from '#learning/model/modelSpec';
import { softmaxRows } from '#learning/network/softmax';
import { createRandom } from '#seismic/numerics/random';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-layers-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe.skipIf(needsOracles !== '')(`an exported model${needsOracles}`, () => {
  it('gives NumPy the probabilities that the embedded engine computes', async () => {
    const modelFolder = await writeTinyModel(scratch);
    const { file, weights } = await readModel(modelFolder);
    const outputFolder = join(scratch, 'out');
    await exportLayersModel({ modelFolder, outputFolder });
    const [count, random] = [12, createRandom(6)];
    const length = count * sizeOfShape(file.spec.inputShape);
    const panels = Float32Array.from({ length }, () => random.between(-1, 1));
    await writeNpy(join(scratch, 'panels.npy'), panels, [count, ...file.spec.inputShape]);
    const script = join(import.meta.dirname, '../testing/layersModelByNumpy.py');
    const answer = execFileSync(oraclePython, [script, outputFolder, join(scratch, 'panels.npy')], {
      encoding: 'utf8',
    });
    const found = z.array(z.array(z.number()).length(4)).length(count).parse(JSON.parse(answer)).flat();
    const engine = await startEngine('wasm', { threads: 1 });
    const ours = softmaxRows(await engine.createNetwork(file.spec, weights).logits({ count, panels }), 4);
    expect(Math.max(...found.map((value, i) => Math.abs(value - ours[i])))).toBeLessThan(1e-6);
  });
});
