import type { SegyDataset } from 'segyio-wasm';
import { readTraces } from '#jobs/line/readTraces';
import { MeanTrace } from '#seismic/process/radarSteps';
import type { SectionPlane } from '#seismic/survey/plane';
import { tracesOn } from '#seismic/survey/planeColumns';

/** Mean traces by file and name of the plane: a plane is read through once. */
const known = new WeakMap<SegyDataset, Map<string, Promise<Float32Array>>>();

async function readMeanTrace(dataset: SegyDataset, plane: SectionPlane): Promise<Float32Array> {
  const { sampleCount } = plane.samples;
  const traces = Int32Array.from(tracesOn(plane)).sort();
  const mean = new MeanTrace(sampleCount);
  await readTraces(dataset, { traces, firstSample: 0, sampleCount }, (_, samples) => mean.add(samples));
  return mean.values;
}

/** The mean of all traces of a plane, sample by sample; kept while the file is open. @throws as the source does */
export function planeMeanTrace(dataset: SegyDataset, plane: SectionPlane): Promise<Float32Array> {
  const ofFile = known.get(dataset) ?? new Map<string, Promise<Float32Array>>();
  known.set(dataset, ofFile);
  const reading = ofFile.get(plane.name) ?? readMeanTrace(dataset, plane);
  ofFile.set(plane.name, reading);
  reading.catch(() => ofFile.delete(plane.name));
  return reading;
}
