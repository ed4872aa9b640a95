/** The kernels of the channels; see the files for what each computes. */
export {
  squares,
  squareRoots,
  subtract,
  ratios,
  logRatios,
  gradientProducts,
  countHalves,
} from './_elements';
export { smoothSamples, smoothTraces } from './_gaussian';
export { slantMean, dipScan, bestSemblance, slopeShares } from './_slants';
export { curvatureScan } from './_hyperbolas';
export {
  forwardSpectrum,
  makeAnalytic,
  correlateEnvelope,
  filterPair,
} from './_spectra';
export { keepLargest, unpackLargest } from './_largest';
