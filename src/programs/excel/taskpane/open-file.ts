import type { OpenFile, SavableHost } from '../../../pane/boot.tsx';

/**
 * A file that the user picked, as a host for the pane. Nothing leaves the machine; the changed copy is the user's to save. What
 * reads files is loaded when one is opened: in a spreadsheet program most never do.
 */
export const openFile: OpenFile = async (bytes: Uint8Array): Promise<SavableHost> => {
  const { FileHost } = await import(/* webpackChunkName: "file" */ '../../../hosts/file/host.ts');
  const host = new FileHost(bytes);
  // What is no workbook is refused before there is a pane over it.
  await host.readSheets([]);
  return host;
};
