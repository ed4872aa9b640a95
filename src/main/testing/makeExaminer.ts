import { PROJECT_HANDLERS } from '#main/process/projectHandlers';
import type { ProjectRequests } from '#main/process/projectRequests';
import { ProjectExaminer } from '#main/services/projectExaminer';
import { FakeProcess } from '#main/testing/fakeProcess';

/** Examines projects inside the test. */
export function makeExaminer(): ProjectExaminer {
  return new ProjectExaminer(() => new FakeProcess<ProjectRequests>(PROJECT_HANDLERS));
}
