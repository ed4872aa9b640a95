import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { downloadFile } from '#engine/tools/downloadFile';
import { type Behaviour, type FileServer, serveFile } from '#engine/tools/testing/fileServer';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-download-'));
afterAll(() => rmSync(folder, { recursive: true }));

const content = Buffer.from(Uint32Array.from({ length: 100_000 }, (_, i) => (i * 2654435761) >>> 0).buffer);
let files = 0;
const newPath = () => join(folder, `file${files++}.part`);

let server: FileServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Asked {
  readonly behave?: Behaviour;
  readonly path?: string;
  readonly bytes?: number;
  readonly stallMs?: number;
  readonly controller?: AbortController;
  readonly tell?: (done: number) => void;
}

async function download(asked: Asked = {}): Promise<string> {
  const path = asked.path ?? newPath();
  const { controller = new AbortController(), tell = () => undefined, stallMs } = asked;
  server = await serveFile(content, asked.behave);
  const options = { signal: controller.signal, tell, retryMs: 1, stallMs };
  await downloadFile(server.url, path, asked.bytes ?? content.length, options);
  return path;
}

function isContent(path: string): boolean {
  return readFileSync(path).equals(content);
}

describe('downloading', () => {
  it('writes the file unchanged and reports its progress', async () => {
    const told: number[] = [];
    const path = await download({ tell: (done) => told.push(done) });
    expect(isContent(path)).toBe(true);
    expect(told.at(-1)).toBe(content.length);
    expect(server?.ranges).toEqual(['']);
  });

  it('continues a partial file', async () => {
    const path = newPath();
    writeFileSync(path, content.subarray(0, 123_456));
    await download({ path });
    expect(isContent(path)).toBe(true);
    expect(server?.ranges).toEqual(['bytes=123456-']);
  });

  it('sends no request where the file is complete', async () => {
    const path = newPath();
    writeFileSync(path, content);
    await download({ path });
    expect(server?.ranges).toEqual([]);
  });

  it('continues after each cut connection', async () => {
    const path = await download({
      behave: ({ count, serve, cutAfter }) => (count <= 7 ? cutAfter(50_000) : serve()),
    });
    expect(isContent(path)).toBe(true);
    expect(server?.ranges).toHaveLength(8);
    expect(server?.ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range))).toBe(true);
  });

  it('starts over where the server sends all of it', async () => {
    const path = newPath();
    writeFileSync(path, Buffer.alloc(5000, 7));
    await download({ path, behave: ({ serveAll }) => serveAll() });
    expect(isContent(path)).toBe(true);
  });

  it('starts over where the partial file is too long', async () => {
    const path = newPath();
    writeFileSync(path, Buffer.alloc(content.length + 1));
    await download({ path });
    expect(isContent(path)).toBe(true);
  });

  it('continues after a stall', async () => {
    const path = await download({
      stallMs: 200,
      behave: ({ count, response, serve }) => {
        if (count > 1) serve();
        else response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1000));
      },
    });
    expect(isContent(path)).toBe(true);
    expect(server?.ranges).toEqual(['', 'bytes=1000-']);
  });

  it('tries again after an overload', async () => {
    const path = await download({
      behave: ({ count, response, serve }) => (count === 1 ? response.writeHead(503).end() : serve()),
    });
    expect(isContent(path)).toBe(true);
  });

  it('stops where no try brings a byte', async () => {
    const broken = download({ behave: ({ response }) => response.destroy() });
    await expect(broken).rejects.toThrow();
    expect(server?.ranges).toHaveLength(4);
  });

  it('stops at once where the server refuses', async () => {
    await expect(download({ behave: ({ response }) => response.writeHead(404).end() })).rejects.toThrow(
      /404/,
    );
    expect(server?.ranges).toHaveLength(1);
  });

  it('writes no more than the file may have', async () => {
    const path = newPath();
    await expect(download({ path, bytes: 1000 })).rejects.toThrow(/larger than 1000/);
    expect(readFileSync(path).length).toBeLessThanOrEqual(1000);
  });

  it('stops at once on request and keeps the downloaded part', async () => {
    const [path, controller] = [newPath(), new AbortController()];
    const stopped = download({
      path,
      controller,
      behave: ({ response }) =>
        response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 3000)),
      tell: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(readFileSync(path).equals(content.subarray(0, 3000))).toBe(true);
  });
});
