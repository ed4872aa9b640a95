/**
 * What a net can be trained to do. "pairs": classify a pair of windows, and classify a window by its pairs
 * with templates. "samples": classify a sample from the patch around it.
 */
export const TASK_NAMES = ['pairs', 'samples'] as const;
export type TaskName = (typeof TASK_NAMES)[number];
