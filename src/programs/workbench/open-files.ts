/** The files that are open, and what is on the screen. */

import '../../app/folder-words.ts';
import { adviceOf } from '../../app/error-advice.ts';
import type { PairedForms } from '../../app/review-file.ts';
import { DOCUMENT, WORKBENCH } from '../../messages/workbench.ts';
import type { Batch } from './batch/batch.ts';
import { pastedDocument, Report } from './document/report.ts';
import { bytesOf, type PickedFile } from './files.ts';
import { type OpenFile, openFile, openFileInPieces } from './open-file.ts';

export interface Open {
  readonly id: number;
  /** What was picked, for a row of a list to know its file by: others may bear the same name. Null for a form of the page. */
  readonly from: PickedFile | null;
  readonly workbook: OpenFile;
}

export interface AppState {
  readonly files: readonly Open[];
  readonly current: number | null;
  readonly problems: readonly string[];
  readonly busy: boolean;
  readonly batch: Batch | null;
  /** The list of the batch is on the screen, not a file. */
  readonly listed: boolean;
}

export const EMPTY: AppState = { files: [], current: null, problems: [], busy: false, batch: null, listed: false };

export function currentOf({ files, current, listed }: AppState): Open | null {
  return listed ? null : (files.find(({ id }) => id === current) ?? null);
}

function whyNot(name: string, error: unknown): string {
  const advice = adviceOf(error, 'file-unreadable');
  return WORKBENCH.notOpened(name, `${advice.what}${advice.how}`);
}

let lastId = 0;

/** A form that the page brings along; bytes that hold no workbook are a sentence. */
export function opened(name: string, bytes: Uint8Array): Open | string {
  try {
    lastId++;
    return { id: lastId, from: null, workbook: openFile(name, bytes) };
  } catch (error) {
    return whyNot(name, error);
  }
}

/** What was pasted that is no file. */
export function pasted(text: string, html: string): Open | string {
  try {
    lastId++;
    return { id: lastId, from: null, workbook: new Report(pastedDocument(text, html), DOCUMENT.pasted) };
  } catch (error) {
    return whyNot(DOCUMENT.pasted, error);
  }
}

/**
 * A file whose bytes can't be read, or hold no workbook, is a sentence.
 * @param paired forms of another file that a report is held against.
 */
export async function openedFile(picked: PickedFile, paired: PairedForms | null = null): Promise<Open | string> {
  try {
    const workbook = await openFileInPieces(picked.path, await bytesOf(picked.file), paired);
    lastId++;
    return { id: lastId, from: picked, workbook };
  } catch (error) {
    return whyNot(picked.path, error);
  }
}

/** The first of what was opened is shown, also over the list of a batch. `notes`: what else to say. */
export function withOpened(
  state: AppState,
  results: readonly (Open | string)[],
  notes: readonly string[] = [],
): AppState {
  const files = results.filter((each): each is Open => typeof each !== 'string');
  const problems = results.filter((each): each is string => typeof each === 'string');
  const none = results.length === 0 ? [WORKBENCH.noSheets] : [];
  return {
    ...state,
    files: [...state.files, ...files],
    current: files[0]?.id ?? state.current,
    problems: [...problems, ...none, ...notes],
    busy: false,
    listed: state.listed && files.length === 0,
  };
}

export function withoutFile(state: AppState, closed: number): AppState {
  const files = state.files.filter(({ id }) => id !== closed);
  return { ...state, files, current: files[0]?.id ?? null, listed: state.batch !== null };
}
