/** Values of the domain about training that the window needs at run time: options, limits, names, news. */

export { addNews, EMPTY_HISTORY, joinHistories } from '#learning/news/runNews';
export { PREFLIGHT_TIPS } from '#learning/preflight/preflightReport';
export type { NumberLimits } from '#learning/recipe/optionKinds';
export { DEFAULT_SETTINGS, LEAST_PICKS_PER_CLASS } from '#learning/recipe/recipe';
export { TRAIN_DEFAULTS, TRAIN_OPTIONS } from '#learning/recipe/trainOptions';
