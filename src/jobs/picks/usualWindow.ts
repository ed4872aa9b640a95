export { USUAL_WINDOW } from '#seismic/picks/pick';
