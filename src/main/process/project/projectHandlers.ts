import { setImmediate } from 'node:timers/promises';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { examineProject } from '#main/project/guard/examineProject';

/** The answers of the project process. */
export const PROJECT_HANDLERS: ProcessHandlers<ProjectRequests> = {
  examine: async ({ path, scratch }, { emit }) => {
    emit('begun');
    // The message leaves before SQLite may block this process.
    await setImmediate();
    return examineProject(path, scratch);
  },
};
