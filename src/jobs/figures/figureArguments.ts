/** What a command line may say of a figure. Loads nothing that draws. */
export type { LineFigureLook } from '#jobs/figures/lineFigure';
export { AMPLITUDE_TABLE_NAMES } from '#seismic/display/colourTables';
export { DRAWN_AS } from '#seismic/display/drawing';
export { WIGGLE_FILLS } from '#seismic/display/wiggle';
