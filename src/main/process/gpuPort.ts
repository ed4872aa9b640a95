import type { MessagePortMain } from 'electron';
import { FROM_GPU_SCHEMA } from '#contract/gpuPort';
import type { GpuPort } from '#engine/webgpu/gpuAccess';

/** Electron's port as the learn process uses it. It is closed after an invalid message of the page. */
export function gpuPortOf(port: MessagePortMain): GpuPort {
  return {
    onMessage: (listener) =>
      void port.on('message', ({ data }) => {
        const message = FROM_GPU_SCHEMA.safeParse(data);
        if (message.success) listener(message.data);
        else port.close();
      }),
    onClose: (listener) => void port.once('close', listener),
    post: (ask) => port.postMessage(ask),
    start: () => port.start(),
    close: () => port.close(),
  };
}
