/**
 * The page that computes on a graphics card, without a window: it gets a port to the learn process, reports
 * the adapter, computes logits and gradients on request, and closes with the port. It has no access to
 * lines, picks or files.
 */
import { type GpuReadiness, RUNNER_ASK_SCHEMA, type RunnerAnswer } from '#contract/gpuPort';
import { startWebgpu } from '#gpu/startWebgpu';
import { answerAsk } from '#learning/network/remoteRunner';

async function serve(port: MessagePort): Promise<void> {
  const tell = (message: GpuReadiness | RunnerAnswer) => port.postMessage(message);
  try {
    const { adapter, runner, lost } = await startWebgpu();
    // Closing the page closes its port, which notifies the other side.
    void lost.then(() => window.close());
    port.addEventListener('message', async ({ data }) => {
      const ask = RUNNER_ASK_SCHEMA.safeParse(data);
      // An invalid message cannot be answered: the page is closed.
      if (ask.success) tell(await answerAsk(runner, ask.data));
      else window.close();
    });
    tell({ kind: 'ready', adapter });
  } catch (error) {
    tell({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
  }
}

window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.data?.kind !== 'gpu-port' || !port) return;
  port.addEventListener('close', () => window.close());
  // Only a started port emits 'close'.
  port.start();
  void serve(port);
});
