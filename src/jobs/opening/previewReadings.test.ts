import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewReadings } from '#jobs/opening/previewReadings';
import { oddLines } from '#jobs/testing/oddLines';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';
import type { Section } from '#seismic/section/section';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-previews-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let section: Section;
beforeAll(async () => {
  section = (await writeTinyLine(join(scratch, 'line.sgy'))).section;
  for (const { name, bytes } of await oddLines(section)) writeFileSync(join(scratch, name), bytes);
});

describe('the first traces in several ways', () => {
  it('are those of the file where the options are right, and others where they are not', async () => {
    const path = join(scratch, 'ieee-called-ibm.sgy');
    const openings = [{}, { formatCode: 5 as const }];
    const [stated, right] = await previewReadings({ path, openings }, listen().context);
    const { sampleCount } = section;
    expect(right).toMatchObject({ fault: null, picture: { columnCount: 24, rowCount: sampleCount } });
    expect(right.picture?.amplitudes).toEqual(section.amplitudes.slice(0, 24 * sampleCount));
    expect(right.picture?.clip).toBeGreaterThan(0);
    expect(stated.picture?.amplitudes).not.toEqual(right.picture?.amplitudes);
  });

  it('say why where the file does not open', async () => {
    const path = join(scratch, 'format-0.sgy');
    const [stated, right] = await previewReadings(
      { path, openings: [{}, { formatCode: 5, byteOrder: 'big' }] },
      listen().context,
    );
    expect(stated).toMatchObject({ picture: null, fault: expect.stringMatching(/format code 0/) });
    expect(right).toMatchObject({ fault: null, picture: { formatName: 'IEEE float, 4 bytes' } });
  });
});
