import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PICKS_FILE_SCHEMA } from '#jobs/picksFile';
import { REPORT_SCHEMA } from '#jobs/report';

const folder = join(import.meta.dirname, '../../docs/schema');

/** `npx vitest run src/jobs/schemas.test.ts -u` writes the files anew. */
describe('schemas in docs', () => {
  it.each([
    ['picks', PICKS_FILE_SCHEMA],
    ['report', REPORT_SCHEMA],
  ])('%s.schema.json is what the code checks', async (name, schema) => {
    const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.schema.json`));
  });
});
