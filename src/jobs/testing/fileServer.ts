import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server of one file by ranges, for tests. */
export interface FileServer {
  readonly root: string;
  /** What each request asked for, in their order. */
  readonly asked: { readonly first: number; readonly last: number }[];
  /** Faults that a test switches on. */
  readonly faults: { ranges: boolean; etag: string; hangs: boolean };
  close(): Promise<void>;
}

/** Serves the file at /line.sgy of this machine alone. */
export async function serveFile(path: string): Promise<FileServer> {
  const bytes = readFileSync(path);
  const asked: FileServer['asked'] = [];
  const faults = { ranges: true, etag: '"one"', hangs: false };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (faults.hangs) return;
    if (!request.url?.startsWith('/line.sgy')) response.writeHead(404).end();
    else if (!faults.ranges) response.writeHead(200).end(bytes);
    else {
      const [first, last] = (request.headers.range ?? '').replace('bytes=', '').split('-').map(Number);
      asked.push({ first, last });
      const part = bytes.subarray(first, last + 1);
      const range = `bytes ${first}-${first + part.length - 1}/${bytes.length}`;
      response.writeHead(206, { 'Content-Range': range, ETag: faults.etag }).end(part);
    }
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    root: `http://127.0.0.1:${address.port}`,
    asked,
    faults,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
