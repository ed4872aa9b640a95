import { JobError } from '#jobs/job';

export async function exportLayersModel(_job: {
  modelFolder: string;
  outputFolder: string;
}): Promise<string[]> {
  throw new JobError('internal', 'not merged', '');
}
