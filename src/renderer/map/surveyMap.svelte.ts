import { ask, RequestFailure } from '#renderer/bridge/bridge';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { tracedPicks } from '#seismic/picks/surveyPick';
import type { SectionPlane } from '#seismic/survey/plane';
import type { Survey } from '#seismic/survey/survey';
import type { MapBasis, MapPoint, MapPoints, SurveyMap } from '#seismic/survey/surveyMap';

/** Columns of the shown plane that are drawn on the map at most. */
const MOST_COLUMNS = 400;

/** The columns of a plane that are on the map and where they are. */
export interface PlaneTrack {
  readonly columns: readonly number[];
  readonly points: MapPoints;
}

/** A pick and where it is. */
export interface PlacedPick extends MapPoint {
  readonly pick: ClassedPick;
}

/** Where the open line is, the plane that is shown, and the picks. Coordinates come from the data process. */
class SurveyMapStore {
  map = $state.raw<SurveyMap | null>(null);
  state = $state<'reading' | 'read' | 'failed'>('reading');
  failure = $state('');
  basis = $state<MapBasis>('coordinates');
  track = $state.raw<PlaneTrack | null>(null);
  picks = $state.raw<readonly PlacedPick[]>([]);
  private survey: Survey | null = null;
  private wanted: SectionPlane | null = null;
  /** The picks that are asked for last. */
  private placed: readonly ClassedPick[] = [];
  private isFollowing = false;

  /** Reads the map of the open line, unless it is there. */
  async open(survey: Survey | null): Promise<void> {
    if (survey === this.survey) return;
    this.survey = survey;
    this.basis = 'coordinates';
    await this.read();
  }

  /** Shows coordinates, or inline and crossline numbers in their place. */
  async choose(basis: MapBasis): Promise<void> {
    if (basis === this.basis) return;
    this.basis = basis;
    await this.read();
  }

  /** Finds where the columns of the shown plane are; of planes that are stepped through, those that it can keep up with. */
  async follow(plane: SectionPlane | null): Promise<void> {
    this.track = null;
    this.wanted = plane;
    if (this.isFollowing) return;
    this.isFollowing = true;
    try {
      while (this.map && this.wanted) {
        const next = this.wanted;
        this.wanted = null;
        await this.readTrack(this.map, next);
      }
    } finally {
      this.isFollowing = false;
    }
  }

  /** Finds where picks are. */
  async place(picks: readonly ClassedPick[]): Promise<void> {
    const { map, survey } = this;
    this.placed = picks;
    if (!map || !survey) return;
    const traced = tracedPicks(survey, picks);
    const points = await this.placesOf(
      map,
      traced.map(({ trace }) => trace),
    );
    if (!points || map !== this.map || picks !== this.placed) return;
    this.picks = traced.map(({ pick }, i) => ({ pick, x: points.x[i], y: points.y[i] }));
  }

  private async read(): Promise<void> {
    const { survey, basis } = this;
    this.map = null;
    this.track = null;
    this.picks = [];
    this.state = 'reading';
    if (!survey) return;
    try {
      const map = await ask('map.read', { basis });
      if (survey !== this.survey || basis !== this.basis) return;
      this.map = map;
      this.state = 'read';
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (survey !== this.survey || basis !== this.basis) return;
      this.state = 'failed';
      this.failure = error.failure.message;
    }
  }

  private async readTrack(map: SurveyMap, plane: SectionPlane): Promise<void> {
    const step = Math.max(1, Math.ceil(plane.axes.traceCount / MOST_COLUMNS));
    const columns: number[] = [];
    const traces: number[] = [];
    for (let column = 0; column < plane.axes.traceCount; column += step) {
      const trace = plane.traceAt(column);
      if (trace === null) continue;
      columns.push(column);
      traces.push(trace);
    }
    const points = await this.placesOf(map, traces);
    if (points && map === this.map && plane === shownPlane.section) this.track = { columns, points };
  }

  /** Null where the line was closed meanwhile. */
  private async placesOf({ place }: SurveyMap, traces: number[]): Promise<MapPoints | null> {
    try {
      return await ask('map.places', { place, traces });
    } catch (error) {
      if (error instanceof RequestFailure) return null;
      throw error;
    }
  }
}

export const surveyMap = new SurveyMapStore();
