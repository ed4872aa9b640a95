/**
 * A process that may crash: it tries one engine, named by its argument, sends the result to the process that
 * started it, and ends.
 */
import { probeEngine } from '#engine/probe/probe';
import { PROBED_SCHEMA } from '#engine/probe/probeMessage';

/** The port to the app's main process, where this runs as one of Electron's utility processes. */
interface ParentPort {
  postMessage(message: unknown): void;
}

function parentPortOf(host: object): ParentPort | null {
  if (!('parentPort' in host)) return null;
  const port = host.parentPort;
  const isPort = typeof port === 'object' && port !== null && 'postMessage' in port;
  return isPort
    ? { postMessage: (message) => Reflect.apply(Object(port).postMessage, port, [message]) }
    : null;
}

const result = await probeEngine(PROBED_SCHEMA.parse(process.argv.at(-1)));
const port = parentPortOf(process);
if (port) {
  port.postMessage(result);
  // The message is sent after one turn of the event loop; a native library may keep the process alive.
  setTimeout(() => process.exit(0), 100);
} else {
  process.send?.(result, () => process.exit(0));
}
