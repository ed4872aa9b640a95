import type { ProbeResult } from '#engine/probe/probe';
import { failedProbe, PROBE_TIMEOUT_MS } from '#engine/probe/probeMessage';
import { toFailure } from '#main/base/failure';
import type { Running } from '#main/process/processContract';

/**
 * Waits for the learn process to try the graphics card; the try is abandoned if the card hangs.
 * @param abandon Ends the page that computes, and so whatever it hangs in.
 */
export function awaitProbe(probe: Running<ProbeResult>, abandon: () => void): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(failedProbe('hung'));
      abandon();
    }, PROBE_TIMEOUT_MS);
    const settle = (result: ProbeResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    probe.answer.then(settle, (error: unknown) => settle(failedProbe('ended', toFailure(error).message)));
  });
}
