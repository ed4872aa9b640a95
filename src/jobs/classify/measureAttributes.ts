import { type AttributeSource, attributesOf } from '#learning/dense/adaptation/attributes';
import { atWorkingSamples, type WorkingSamples } from '#seismic/channels/workingSection';
import type { Section } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';

/** A section, and what has been measured of it. */
export interface AttributeAsk {
  readonly section: Section;
  readonly working: WorkingSamples;
  readonly source: Omit<AttributeSource, 'slopeRatio'>;
}

/** What attributes without learning say at each working sample. */
export function measureAttributes({ section, working, source }: AttributeAsk): Float32Array[] {
  return attributesOf({ ...source, slopeRatio: atWorkingSamples(slopeRatio(section), working, section) });
}
