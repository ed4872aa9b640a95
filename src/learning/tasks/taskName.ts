/** What a net can be trained to do, by name: the entries of the registry of tasks. */
export const TASK_NAMES = ['pairs'] as const;
export type TaskName = (typeof TASK_NAMES)[number];
