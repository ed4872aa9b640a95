import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the server behaves at its n-th request, from 1; the default is a good server with Range support. */
export type Behaviour = (answer: Answer) => void;

export interface Answer {
  readonly count: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Answers as a good server does: the requested range, else all. */
  readonly serve: () => void;
  /** Sends all with status 200, whatever was requested. */
  readonly serveAll: () => void;
  /** Sends so many bytes of the requested range, then cuts the connection. */
  readonly cutAfter: (bytes: number) => void;
}

export interface FileServer {
  readonly url: string;
  /** The Range header of each request, "" where there was none. */
  readonly ranges: string[];
  readonly close: () => Promise<void>;
}

/** A server of one file on this machine. */
export async function serveFile(
  content: Buffer,
  behave: Behaviour = ({ serve }) => serve(),
): Promise<FileServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    ranges.push(range);
    const start = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    const head = () => {
      const headers = { 'content-length': content.length - start };
      const place = `bytes ${start}-${content.length - 1}/${content.length}`;
      if (start >= content.length) response.writeHead(416);
      else if (range === '') response.writeHead(200, headers);
      else response.writeHead(206, { ...headers, 'content-range': place });
    };
    behave({
      count: ranges.length,
      request,
      response,
      serve: () => {
        head();
        response.end(content.subarray(start));
      },
      serveAll: () => response.writeHead(200, { 'content-length': content.length }).end(content),
      cutAfter: (bytes) => {
        head();
        response.write(content.subarray(start, start + bytes), () =>
          setTimeout(() => response.destroy(), 20),
        );
      },
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/file`, ranges, close };
}
