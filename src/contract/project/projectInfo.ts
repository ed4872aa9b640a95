export interface ProjectInfo {
  readonly path: string;
  readonly name: string;
  /** Time of the last write, ms since 1970; every action is on disk within a second. */
  readonly savedAtMs: number;
  readonly readOnly: boolean;
}

export interface RecentProject {
  readonly path: string;
  readonly name: string;
  readonly lineName: string;
  readonly pickCount: number;
  readonly openedAtMs: number;
}

/** The work in a project that was found because its line was opened. */
export interface ContinuedProject {
  readonly pickCount: number;
  readonly runCount: number;
}
