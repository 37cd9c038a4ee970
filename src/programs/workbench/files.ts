/** Files that somebody chose, dropped or pasted; folders with all that is in them. */

import { isDocumentName, isReportName, isTextName, isWorkbookName } from '../../app/workbook-names.ts';

export interface PickedFile {
  /** With its folders, from the one that was picked on. */
  readonly path: string;
  readonly file: File;
}

/** @throws what the browser says of a file that was deleted, renamed or locked since it was chosen */
export async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** What somebody chose, dropped or pasted: workbooks and reports, and the paths of other files, which nobody may believe to be checked. */
export interface Picked {
  readonly files: readonly PickedFile[];
  readonly passedOver: readonly string[];
}

/** A form that the page brings along. */
export interface Sample {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

function picked(file: File): PickedFile {
  // Empty for a file that was chosen by itself.
  return { path: file.webkitRelativePath || file.name, file };
}

function isRead(name: string, isChosen: boolean): boolean {
  return isWorkbookName(name) || isReportName(name) || (isChosen && isTextName(name));
}

/** @param isChosen each by itself: a text file in a folder may be anything. */
function sortedOut(all: readonly PickedFile[], isChosen: boolean): Picked {
  const sorted = [...all].sort((a, b) => a.path.localeCompare(b.path, 'zh-CN', { numeric: true }));
  const others = sorted.filter(({ file: { name } }) => !isRead(name, isChosen) && isDocumentName(name));
  return {
    files: sorted.filter(({ file }) => isRead(file.name, isChosen)),
    passedOver: others.map(({ path }) => path),
  };
}

export function filesOfList(list: Iterable<File>): Picked {
  const files = Array.from(list, picked);
  return sortedOut(
    files,
    files.every(({ path, file }) => path === file.name),
  );
}

/** Chromium's other way into a folder; TypeScript doesn't know it yet. */
interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<FolderHandle | FileHandle>;
}

interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
}

type ItemWithHandle = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FolderHandle | FileHandle | null> };

/** A folder was dropped that the browser doesn't let the page look into. */
class FolderRefusedError extends Error {
  override readonly name = 'FolderRefusedError';
}

/**
 * What was dropped or pasted. Asks for everything at once: after the event it is gone.
 *
 * @throws FolderRefusedError (as the promise's rejection)
 */
export function filesOfTransfer(transfer: DataTransfer): Promise<Picked> {
  const items = Array.from(transfer.items).filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = Array.from(transfer.files);
  if (!entries.some((entry) => entry?.isDirectory === true)) return Promise.resolve(filesOfList(files));
  const handles = items.map((item: ItemWithHandle) => item.getAsFileSystemHandle?.() ?? Promise.resolve(null));
  return filesOfDropped(entries, handles).then((files) => sortedOut(files, false));
}

/** In a page from a disk Chromium refuses to read entries, and gives handles; other browsers know entries alone. */
async function filesOfDropped(
  entries: readonly (FileSystemEntry | null)[],
  pending: readonly Promise<FolderHandle | FileHandle | null>[],
): Promise<PickedFile[]> {
  const handles: readonly (FolderHandle | FileHandle | null)[] = await Promise.all(pending).catch(() => []);
  try {
    const known = handles.filter((each): each is FolderHandle | FileHandle => each !== null);
    if (known.length > 0) return (await Promise.all(known.map((each) => filesOfHandle(each, '')))).flat();
  } catch {
    // Perhaps the entries can be read.
  }
  try {
    const known = entries.filter((each): each is FileSystemEntry => each !== null);
    return (await Promise.all(known.map(filesOfEntry))).flat();
  } catch (error) {
    throw new FolderRefusedError('a folder can’t be read', { cause: error });
  }
}

async function filesOfHandle(handle: FolderHandle | FileHandle, above: string): Promise<PickedFile[]> {
  const path = `${above}${handle.name}`;
  if (handle.kind === 'file') return isDocumentName(handle.name) ? [{ path, file: await handle.getFile() }] : [];
  const found: PickedFile[] = [];
  for await (const each of handle.values()) found.push(...(await filesOfHandle(each, `${path}/`)));
  return found;
}

async function filesOfEntry(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (entry.isFile) {
    if (!isDocumentName(entry.name)) return [];
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  // A browser hands out a hundred entries at a time, and none when all were given.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesOfEntry(each)));
  }
}
