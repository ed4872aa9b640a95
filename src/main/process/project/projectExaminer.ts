import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { AppFailure } from '#main/base/failure';
import { SerialTasks } from '#main/base/serialTasks';
import { type ChildProcess, ProcessClient } from '#main/process/processClient';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import { unreadable } from '#main/project/projectFailures';
import type { ProjectSummary } from '#main/project/projectSummary';

/** What reading a project may take. One of 100 000 picks takes half a second. */
const DEADLINE_MS = 1_500;

/** Reads project files in a process of their own, which is ended where it takes too long. */
export class ProjectExaminer {
  private readonly client: ProcessClient<ProjectRequests, MessagePortMain>;
  private readonly queue = new SerialTasks();

  constructor(
    fork: () => ChildProcess<ProjectRequests, MessagePortMain>,
    private readonly deadlineMs = DEADLINE_MS,
  ) {
    this.client = new ProcessClient<ProjectRequests, MessagePortMain>({
      name: 'project',
      fork,
      onRestart: () => undefined,
    });
  }

  /** Starts the process before a project is opened. */
  startBeforehand(): void {
    this.client.startBeforehand();
  }

  /**
   * Says what is in a project, once it is known that main can open it without harm.
   * @throws AppFailure 'file.missing', 'project.unreadable', 'project.newer'
   */
  examine(path: string): Promise<ProjectSummary> {
    return this.queue.run(() => this.examineNow(path));
  }

  /** The same; null where the project cannot be opened. */
  async summaryOf(path: string): Promise<ProjectSummary | null> {
    return this.examine(path).catch((error: unknown) => {
      if (error instanceof AppFailure) return null;
      throw error;
    });
  }

  dispose(): void {
    this.client.dispose();
  }

  private async examineNow(path: string): Promise<ProjectSummary> {
    const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-project-'));
    let deadline: NodeJS.Timeout | undefined;
    const news = () => {
      deadline = setTimeout(() => this.client.endProcess(), this.deadlineMs);
    };
    try {
      return await this.client.ask('examine', { path, scratch }, { news }).answer;
    } catch (error) {
      const isEnded = error instanceof AppFailure && error.failure.code === 'process.ended';
      throw isEnded ? unreadable(path, 'reading it takes too long') : error;
    } finally {
      clearTimeout(deadline);
      rmSync(scratch, { recursive: true, force: true });
    }
  }
}
