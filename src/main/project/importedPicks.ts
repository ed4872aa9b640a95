import { randomUUID } from 'node:crypto';
import type { ClassedPick } from '#seismic/picks/pickClasses';

/** Class and place of a pick as one text; notes and the plane it was made on do not tell picks apart. */
function placeOf(pick: ClassedPick): string {
  const { id: _id, note: _note, author: _author, velocityMps: _velocity, plane: _plane, ...place } = pick;
  return JSON.stringify(Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Picks by class and place, with their authors: two people may have picked the same, which is no repetition. */
class KnownPlaces {
  private readonly authors = new Map<string, Set<string | undefined>>();

  /** True where the pick is there already: by the same author, or where one of both is not known. */
  has(pick: ClassedPick): boolean {
    const authors = this.authors.get(placeOf(pick));
    if (!authors) return false;
    return pick.author === undefined || authors.has(undefined) || authors.has(pick.author);
  }

  add(pick: ClassedPick): void {
    const place = placeOf(pick);
    this.authors.set(place, (this.authors.get(place) ?? new Set()).add(pick.author));
  }
}

/** Picks of a file that are not there yet, each once; those whose id is taken get a new one. */
export function newPicksOf(imported: readonly ClassedPick[], known: readonly ClassedPick[]): ClassedPick[] {
  const ids = new Set(known.map(({ id }) => id));
  const places = new KnownPlaces();
  for (const pick of known) places.add(pick);
  return imported.flatMap((pick) => {
    if (places.has(pick)) return [];
    places.add(pick);
    const id = ids.has(pick.id) ? randomUUID() : pick.id;
    ids.add(id);
    return [{ ...pick, id }];
  });
}

/** What the user reads after an import: "12 of 41 picks are new; the others were there already." */
export function describeImport(newCount: number, count: number): string {
  if (newCount === count) return count === 1 ? '1 pick imported.' : `${count} picks imported.`;
  if (newCount === 0) return `No new picks: all ${count} of the file were there already.`;
  const verb = newCount === 1 ? 'is' : 'are';
  return `${newCount} of ${count} picks ${verb} new and imported; the others were there already.`;
}
