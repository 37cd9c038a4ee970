import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';

/** The package as Excel on this machine gets it. */

const TYPES: { readonly [Extension in string]?: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

function fileIn(folder: string, url: string): { readonly file: string; readonly body: Buffer } | null {
  try {
    // An address has no `..` left once it is parsed; encoded ones are caught by the comparison.
    const file = path.join(folder, decodeURIComponent(new URL(url, 'https://localhost').pathname));
    return file.startsWith(`${folder}${path.sep}`) ? { file, body: readFileSync(file) } : null;
  } catch {
    return null;
  }
}

/** @param folder absolute */
export function filesOver(folder: string): RequestListener {
  return (request, response) => {
    const found = request.method === 'GET' || request.method === 'HEAD' ? fileIn(folder, request.url ?? '/') : null;
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(found.file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(found.body);
  };
}
