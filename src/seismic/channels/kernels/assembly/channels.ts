/** The kernels of the channels; see the files for what each computes. */
export { smoothSamples, smoothTraces } from './_gaussian';
export { slantMean, dipScan, bestSemblance } from './_slants';
export { curvatureScan } from './_hyperbolas';
export { forwardSpectrum, makeAnalytic, correlateEnvelope, filterPair, keepLargest } from './_spectra';
