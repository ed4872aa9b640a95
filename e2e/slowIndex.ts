import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The wheel that the installer asks for. */
const FILE = 'tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl';
const WHEEL_BYTES = 273_829_956;
const CHUNK_BYTES = 1_000_000;
const CHUNK_EVERY_MS = 100;

function trickle(answer: ServerResponse): void {
  answer.writeHead(200, { 'content-length': WHEEL_BYTES });
  const timer = setInterval(() => answer.write(Buffer.alloc(CHUNK_BYTES)), CHUNK_EVERY_MS);
  answer.on('close', () => clearInterval(timer));
}

/** A package index on this machine that has the wheel, none of it real, and takes half a minute to give it. */
export async function startSlowIndex(): Promise<{ url: string; close: () => void }> {
  const page = `<!DOCTYPE html><html><body><a href="/${FILE}">${FILE}</a></body></html>`;
  const server = createServer((request, answer) => {
    if (request.url === '/simple/tensorflow-cpu/')
      answer.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (request.url === `/${FILE}`) trickle(answer);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Listening on a port, it has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/simple`, close };
}
