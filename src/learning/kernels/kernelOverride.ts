import { getKernel, type KernelFunc, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';

type KernelCall = Parameters<KernelFunc>[0];

/** A kernel of ours for a backend that may have one of that name. */
export interface KernelOverride {
  readonly kernelName: string;
  readonly kernelFunc: KernelFunc;
  /** Whether ours does this call; all of them where left out. The rest goes to the backend's own. */
  readonly isOurs?: (call: KernelCall) => boolean;
}

const registered = new Set<KernelFunc>();

/** Puts a kernel in the place of the backend's own; a second time changes nothing. */
export function overrideKernel(
  backendName: string,
  { kernelName, kernelFunc, isOurs }: KernelOverride,
): void {
  const stock = getKernel(kernelName, backendName);
  if (stock && registered.has(stock.kernelFunc)) return;
  const choose: KernelFunc = (call) =>
    stock && isOurs && !isOurs(call) ? stock.kernelFunc(call) : kernelFunc(call);
  registered.add(choose);
  if (stock) unregisterKernel(kernelName, backendName);
  registerKernel({ ...stock, kernelName, backendName, kernelFunc: choose });
}
