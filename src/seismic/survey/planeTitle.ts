import { sampleUnit } from '#seismic/section/section';
import type { GridPlace } from '#seismic/survey/arbitraryLine';
import type { Plane } from '#seismic/survey/plane';
import { parsePlaneName } from '#seismic/survey/planeName';

/** A plane in words: "Inline 120", "Inline 120, offset 450", "1200 ms slice", "CDP gather 17", "Line from 120/340 to 150/380". */
export function planeTitle({ name, samples }: Pick<Plane, 'name' | 'samples'>): string {
  const spec = parsePlaneName(name);
  switch (spec?.kind) {
    case 'line':
      return 'File order';
    case 'inline':
    case 'crossline': {
      const line = `${spec.kind === 'inline' ? 'Inline' : 'Crossline'} ${spec.number}`;
      return spec.offset === null ? line : `${line}, offset ${spec.offset}`;
    }
    case 'slice':
      return `${spec.value} ${sampleUnit(samples)} slice`;
    case 'gather':
      if (spec.by === 'place')
        return `Gather at inline ${spec.place.inline}, crossline ${spec.place.crossline}`;
      return `${spec.by === 'cdp' ? 'CDP' : 'Shot'} gather ${spec.number}`;
    case 'arbitrary':
      return `Line from ${inShort(spec.nodes[0])} to ${inShort(spec.nodes[spec.nodes.length - 1])}`;
    default:
      return name;
  }
}

const inShort = ({ inline, crossline }: GridPlace): string => `${inline}/${crossline}`;
