/**
 * Class probabilities on a regular grid of nodes over a section; between nodes they are interpolated
 * bilinearly, beyond the outer nodes they are held. `probabilities` is
 * [node trace][node sample][class] in the order of EVENT_CLASSES, and adds up to 1 at each node.
 */
export interface ProbabilityGrid {
  readonly firstTrace: number;
  readonly traceStep: number;
  readonly nodeTraceCount: number;
  readonly firstSample: number;
  readonly sampleStep: number;
  readonly nodeSampleCount: number;
  readonly probabilities: Float32Array;
}
