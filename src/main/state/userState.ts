import { join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '#contract/contract';
import { FIRST_SETTINGS, SETTINGS_SCHEMA, type Settings } from '#contract/preferences/settings';
import { JsonFile } from '#main/state/jsonFile';
import { FIRST_PLACE, WINDOW_PLACE_SCHEMA, type WindowPlace } from '#main/state/windowPlace';

const MAXIMUM_RECENT = 12;

/** Settings of an earlier version lack some, which take their first values; those of a later one are left out. */
function keptSettings(author: string): z.ZodType<Settings> {
  return z.preprocess(
    (value) => (typeof value === 'object' ? { ...FIRST_SETTINGS, author, ...value } : value),
    z.object(SETTINGS_SCHEMA.shape),
  );
}

const RECENT_SCHEMA: z.ZodType<RecentProject[]> = z.array(
  z.object({
    path: z.string(),
    name: z.string(),
    lineName: z.string(),
    pickCount: z.number(),
    openedAtMs: z.number(),
  }),
);

const SESSION_SCHEMA: z.ZodType<{ lastProject: string | null }> = z.object({
  lastProject: z.string().nullable(),
});

/** State of the user that belongs to no project, stored as small JSON files in the user's folder. */
export class UserState {
  /** True if nothing was ever opened before this start. */
  readonly isFirstStart: boolean;
  private readonly settingsFile: JsonFile<Settings>;
  private readonly recentFile: JsonFile<RecentProject[]>;
  private readonly sessionFile: JsonFile<{ lastProject: string | null }>;
  private readonly placeFile: JsonFile<WindowPlace>;

  /** @param systemUser the name by which the system knows the user, whom a new user's picks name as their author */
  constructor(
    readonly folder: string,
    systemUser = '',
  ) {
    const file = (name: string) => join(folder, `${name}.json`);
    this.settingsFile = new JsonFile<Settings>(file('settings'), keptSettings(systemUser), {
      ...FIRST_SETTINGS,
      author: systemUser,
    });
    this.recentFile = new JsonFile<RecentProject[]>(file('recent'), RECENT_SCHEMA, []);
    this.dropEmptyRecent();
    this.sessionFile = new JsonFile(file('session'), SESSION_SCHEMA, { lastProject: null });
    this.isFirstStart = this.recent.length === 0 && !this.sessionFile.wasThere;
    this.placeFile = new JsonFile(file('window'), WINDOW_PLACE_SCHEMA, FIRST_PLACE);
  }

  get settings(): Settings {
    return this.settingsFile.value;
  }

  changeSettings(change: Partial<Settings>): Settings {
    this.settingsFile.write({ ...this.settings, ...change });
    return this.settings;
  }

  get recent(): RecentProject[] {
    return this.recentFile.value;
  }

  /** Moves a project to the top of the recent list. */
  addRecent(project: RecentProject): void {
    const others = this.recent.filter((known) => known.path !== project.path);
    this.recentFile.write([project, ...others].slice(0, MAXIMUM_RECENT));
  }

  /** Updates the pick count of a recent project without moving it. */
  noteRecent(path: string, pickCount: number): void {
    this.recentFile.write(
      this.recent.map((known) => (known.path === path ? { ...known, pickCount } : known)),
    );
  }

  removeRecent(path: string): void {
    const others = this.recent.filter((known) => known.path !== path);
    if (others.length < this.recent.length) this.recentFile.write(others);
  }

  /** Earlier versions also listed projects without picks and runs. */
  private dropEmptyRecent(): void {
    const worked = this.recent.filter(({ pickCount }) => pickCount > 0);
    if (worked.length < this.recent.length) this.recentFile.write(worked);
  }

  /** The project that was open when the app ended, to be opened again; null if the user closed it. */
  get lastProject(): string | null {
    return this.sessionFile.value.lastProject;
  }

  setLastProject(path: string | null): void {
    if (path !== this.lastProject) this.sessionFile.write({ lastProject: path });
  }

  get windowPlace(): WindowPlace {
    return this.placeFile.value;
  }

  setWindowPlace(place: WindowPlace): void {
    this.placeFile.write(place);
  }
}
