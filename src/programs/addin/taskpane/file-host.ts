/** What is loaded when a file is opened. */

import '../../../app/file-words.ts';
import { FileHost } from '../../../hosts/file/host.ts';

/** @throws DocumentError when the bytes are no .xlsx file */
export async function fileHost(bytes: Uint8Array): Promise<FileHost> {
  const host = new FileHost(bytes);
  // What is no workbook is refused before there is a pane over it.
  await host.readSheets([]);
  return host;
}
