/** Files that somebody chose, dropped or pasted; folders with all that is in them. */

export interface PickedFile {
  /** With its folders, from the one that was picked on. */
  readonly path: string;
  readonly file: File;
}

/** Files that Excel keeps while a workbook is open. */
const LOCK_FILE = /^~\$|^\.~/;

/** What a file dialog is asked to show. */
export const WORKBOOK_TYPES = '.xlsx,.xls,.et';

function isWorkbookName(name: string): boolean {
  return /\.(?:xlsx|xls|et)$/i.test(name) && !LOCK_FILE.test(name);
}

function picked(file: File): PickedFile {
  // Empty for a file that was chosen by itself.
  return { path: file.webkitRelativePath || file.name, file };
}

function inOrder(files: readonly PickedFile[]): PickedFile[] {
  return files
    .filter(({ file }) => isWorkbookName(file.name))
    .sort((a, b) => a.path.localeCompare(b.path, 'zh-CN', { numeric: true }));
}

export function filesOfList(list: Iterable<File>): PickedFile[] {
  return inOrder(Array.from(list, picked));
}

/** What was dropped or pasted. Asks for the entries at once: after the event they are gone. */
export function filesOfTransfer(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = Array.from(transfer.files);
  if (entries.length === 0 || entries.includes(null)) return Promise.resolve(filesOfList(files));
  return Promise.all(entries.map((entry) => filesOfEntry(entry as FileSystemEntry))).then((all) => inOrder(all.flat()));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (entry.isFile) {
    if (!isWorkbookName(entry.name)) return [];
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
