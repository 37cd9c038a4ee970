import type { OpenFile, SavableHost } from '../../../pane/boot.tsx';

/**
 * A file that the user picked, as a host for the pane. Nothing leaves the machine; the changed copy is the user's to save. What
 * reads files is loaded when one is opened: in a spreadsheet program most never do.
 */
export const openFile: OpenFile = async (bytes: Uint8Array): Promise<SavableHost> => {
  const { fileHost } = await import(/* webpackChunkName: "file" */ './file-host.ts');
  return fileHost(bytes);
};
