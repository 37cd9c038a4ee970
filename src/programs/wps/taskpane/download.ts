import type { WpsRoot } from '../../../hosts/wps/root.ts';
import { downloadByLink } from '../../../pane/download.ts';

const encoder = new TextEncoder();

/** One character a byte. In pieces: a call takes only so many arguments. */
function binary(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/**
 * Gives the user a file: WPS asks where to, and writes it. Where it has no such window, or says that it failed, by a link, as in
 * a browser: nothing is ever written to a place that the user hasn't named.
 */
export function downloadByWps(root: WpsRoot | null, name: string, content: string | Uint8Array): void {
  const files = root?.service('FileSystem');
  const ask = root?.service('GetSaveAsFilename');
  if (files === null || files === undefined || ask === null || ask === undefined) {
    downloadByLink(name, content);
    return;
  }
  try {
    const path = ask(name);
    // False: the user thought better of it.
    if (path === false) return;
    if (typeof path === 'string' && path !== '') {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      if (files.writeAsBinaryString(path, binary(bytes)) !== false) return;
    }
  } catch {
    // As below.
  }
  downloadByLink(name, content);
}
