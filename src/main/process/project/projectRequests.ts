import type { ProjectSummary } from '#main/project/projectSummary';

/** Main's requests to the project process, which reads project files that may be damaged or made to harm. */
export interface ProjectRequests {
  /**
   * What is in a project that main may open. `scratch` is an empty folder for a copy; 'begun' is told when the
   * process is up and begins.
   */
  examine: { ask: { path: string; scratch: string }; answer: ProjectSummary; news: 'begun' };
}
