import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CLASSES_REPORT_SCHEMA } from '#jobs/export/classesReport';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { HEADER_REPORT_SCHEMA } from '#jobs/headers/headerReport';
import { FAILURE_SCHEMA } from '#jobs/opening/remedyArguments';
import { INFO_SCHEMA } from '#jobs/tables/info';
import { TRAINING_REPORT_SCHEMA } from '#jobs/train/trainingReport';
import { VOLUME_REPORT_SCHEMA } from '#jobs/volume/volumeReport';
import { PICKS_FILE_SCHEMA } from '#seismic/picks/formats/json';

const folder = join(import.meta.dirname, '../../../docs/schema');

/**
 * `WRITE_SCHEMAS=1 npx vitest run src/jobs/tables/schemas.test.ts && npm run format` writes the files again.
 */
describe('schemas in docs', () => {
  it.each([
    ['picks', PICKS_FILE_SCHEMA],
    ['info', INFO_SCHEMA],
    ['headers', HEADER_REPORT_SCHEMA],
    ['report', REPORT_SCHEMA],
    ['classes-report', CLASSES_REPORT_SCHEMA],
    ['volume-report', VOLUME_REPORT_SCHEMA],
    ['training-report', TRAINING_REPORT_SCHEMA],
    ['failure', FAILURE_SCHEMA],
  ])('%s.schema.json is what the code checks', (name, schema) => {
    const made = z.toJSONSchema(schema, { io: 'input' });
    const path = join(folder, `${name}.schema.json`);
    if (process.env.WRITE_SCHEMAS) writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(made);
  });
});
