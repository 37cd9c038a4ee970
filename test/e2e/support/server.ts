import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: { readonly [Extension in string]?: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

export interface ServedFile {
  readonly body: Buffer;
  readonly type: string;
}

/** A file of a folder by the path of its address; null where there is none. */
export function servedFile(folder: string, pathname: string): ServedFile | null {
  const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
  try {
    return { body: readFileSync(file), type: TYPES[path.extname(file)] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}

export interface Server {
  /** Without a slash at its end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a folder to this machine alone, on a free port. */
export async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const file = servedFile(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(file === null ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
