/** A button pressed, from the workbook to the sentence. */

import type { ScoringPolicy } from '../../../engine/policy/schema.ts';
import type { ReadingNote } from '../../../engine/reading-notes/note.ts';
import { DocumentError } from '../../../formats/error.ts';
import type { ApplyReceipt, WorkbookHost } from '../../../hosts/host.ts';
import { errorMessage, type RibbonMessage } from '../../../messages/ribbon.ts';
import type { CommandName } from './command-names.ts';
import { COMMANDS } from './commands.ts';

export interface Outside {
  /** Reaches the workbook. @throws DocumentError */
  readonly connect: () => Promise<WorkbookHost>;
  /** The user's own policy for workbooks that record none. */
  readonly personalPolicy: () => ScoringPolicy | null;
  readonly readingNotes: () => readonly ReadingNote[];
  /** Leaves what was written to the pane, should there be one. */
  readonly onWritten: (receipt: ApplyReceipt) => void;
  /** Shows the message; resolves when the user has closed it. @throws DocumentError where there is no window to be had */
  readonly show: (message: RibbonMessage) => Promise<void>;
}

async function messageOf(
  name: CommandName,
  { connect, personalPolicy, readingNotes, onWritten }: Outside,
): Promise<RibbonMessage | null> {
  try {
    return await COMMANDS[name](await connect(), { policy: personalPolicy(), readingNotes: readingNotes() }, onWritten);
  } catch (error) {
    return error instanceof DocumentError ? errorMessage(error.code, error.detail) : errorMessage('unknown', {});
  }
}

/** Does what the button says and tells the user what came of it, be it an error. */
export async function runCommand(name: CommandName, outside: Outside): Promise<void> {
  const message = await messageOf(name, outside);
  if (message === null) return;
  try {
    await outside.show(message);
  } catch (error) {
    // Another window is open, or the user refused this one: the sheet shows what was done, and there is no other screen.
    if (!(error instanceof DocumentError)) throw error;
  }
}
