/**
 * The page that computes on a graphics card, without a window: it gets a port to the learn process, says
 * what it found, computes logits and gradients as it is asked, and goes when the port is closed. It knows
 * of no line, no pick and no file.
 */
import { type GpuReadiness, RUNNER_ASK_SCHEMA, type RunnerAnswer } from '#contract/gpuPort';
import { startWebgpu } from '#gpu/startWebgpu';
import { answerAsk } from '#learning/network/remoteRunner';

async function serve(port: MessagePort): Promise<void> {
  const tell = (message: GpuReadiness | RunnerAnswer) => port.postMessage(message);
  try {
    const { adapter, runner, lost } = await startWebgpu();
    // With the page goes its port, and so the other side hears of it.
    void lost.then(() => window.close());
    port.addEventListener('message', async ({ data }) => {
      const ask = RUNNER_ASK_SCHEMA.safeParse(data);
      // Whoever sends nonsense waits for an answer that cannot be given.
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
  // A port that has not been started does not tell that it is closed.
  port.start();
  void serve(port);
});
