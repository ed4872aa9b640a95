/**
 * The kernels for training a convolutional net that tfjs-backend-wasm lacks, working in the memory of that
 * backend: one part a file. Images are [row][column][channel], convolution kernels [row][column][in][out],
 * matrices [row][column], all float32. Addresses and steps are in bytes.
 */
export { clear, copyRows, copyChannels } from './_pixels';
export { packKernel, packTurnedKernel } from './_packing';
export { convolve } from './_convolve';
export { packColumns, addOuterProducts } from './_outerProducts';
export { maxPoolGradient } from './_maxPooling';
export { rectifierGradient, columnSums } from './_elements';
export { upsample, upsampleGradient } from './_upsampling';
export { addDepthwiseFilterGradient, addDepthwiseInputGradient } from './_depthwise';
