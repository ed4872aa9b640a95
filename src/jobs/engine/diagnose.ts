import type { EngineDiagnosis } from '#jobs/engine/diagnosis';
import { JobError } from '#jobs/job';

export function textOfDiagnosis(_diagnosis: EngineDiagnosis): string {
  return '';
}

export async function diagnoseEngines(): Promise<EngineDiagnosis> {
  throw new JobError('internal', 'not merged', '');
}
