import { ProjectExaminer } from '#main/process/project/projectExaminer';
import { PROJECT_HANDLERS } from '#main/process/project/projectHandlers';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import { FakeProcess } from '#main/testing/fakeProcess';

/** Examines projects inside the test. */
export function makeExaminer(): ProjectExaminer {
  return new ProjectExaminer(() => new FakeProcess<ProjectRequests>(PROJECT_HANDLERS));
}
