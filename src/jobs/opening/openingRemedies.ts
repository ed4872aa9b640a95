import type { Remedy } from 'segyio-wasm';
import { OPENING_SCHEMA, type OpeningRemedy } from '#seismic/survey/openingOptions';

/** The library's proposals as those of a job, in their order; one that no option can state is left out. */
export function openingRemedies(remedies: readonly Remedy[]): OpeningRemedy[] {
  return remedies.flatMap(({ options, reason, score }) => {
    const { data: opening } = OPENING_SCHEMA.safeParse(options);
    return opening ? [{ opening, reason, score }] : [];
  });
}
