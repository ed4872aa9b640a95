/**
 * What a net can be trained to do. "pairs": tell what two windows have to do with each other, and classify a
 * window beside templates. "samples": tell the class of a sample from the patch around it.
 */
export const TASK_NAMES = ['pairs', 'samples'] as const;
export type TaskName = (typeof TASK_NAMES)[number];
