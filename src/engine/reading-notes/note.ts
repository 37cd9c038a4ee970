/**
 * What a user said about words that the lists don't hold: which part of a form they name. A note names cells, and nothing else: what
 * stands in a cell is read the same with and without it.
 */

import * as z from 'zod/mini';
import { labelKey } from '../layout/labels.ts';
import { normalise } from '../values/text.ts';
import { READING_ROLES } from './role.ts';

/** Longer than any label. */
const MAX_WORDS = 60;

const LETTER = /\p{L}/u;
/** `≥397公里`, `233亩`: what a label never is. */
const AMOUNT = /^\P{L}*\d/u;

/** What notes go by: the words without numbering, points in brackets, footnote marks, and what stands after a colon. */
export function noteKey(words: string): string {
  const text = normalise(words);
  const colon = text.indexOf(':');
  return labelKey(colon > 0 ? text.slice(0, colon) : text);
}

/** Whether words can name a part of a form: numbers name nothing. */
export function isTeachable(words: string): boolean {
  const key = noteKey(words);
  return words.length <= MAX_WORDS && LETTER.test(key) && !AMOUNT.test(key);
}

const readingNoteSchema = z.strictObject({
  /** As they stand in the form. */
  words: z.string().check(z.refine(isTeachable)),
  role: z.enum(READING_ROLES),
});

/** The file in which notes go from one machine to another. */
const notesFileSchema = z.strictObject({ version: z.literal(1), notes: z.array(z.unknown()) });

export type ReadingNote = z.infer<typeof readingNoteSchema>;

/** What is wrong with a file of notes, as data; `at` counts its notes from 1, null: it is no such file. */
export interface NotesProblem {
  readonly at: number | null;
  readonly field: 'words' | 'role' | null;
}

export type NotesParse =
  | { readonly ok: true; readonly notes: readonly ReadingNote[] }
  | { readonly ok: false; readonly problems: readonly NotesProblem[] };

function problemOf(note: unknown, at: number): NotesProblem[] {
  const field = readingNoteSchema.safeParse(note).error?.issues[0]?.path[0];
  return [{ at, field: field === 'words' || field === 'role' ? field : null }];
}

/** Reads a file of notes (already parsed JSON): all of it, or what is wrong with it. Of two notes on the same words the later holds. */
export function parseNotes(json: unknown): NotesParse {
  const file = notesFileSchema.safeParse(json);
  if (!file.success) return { ok: false, problems: [{ at: null, field: null }] };
  const { notes } = file.data;
  const read = validNotes(notes);
  if (read.length === notes.length) return { ok: true, notes: mergeNotes(read) };
  const problems = notes.flatMap((note, at) => (validNotes([note]).length === 1 ? [] : problemOf(note, at + 1)));
  return { ok: false, problems };
}

/** Those that are notes, of whatever was stored. */
export function validNotes(stored: unknown): ReadingNote[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each) => {
    const note = readingNoteSchema.safeParse(each);
    return note.success ? [note.data] : [];
  });
}

/** As a file for another machine, or for the command line. */
export function notesFile(notes: readonly ReadingNote[]): string {
  return `${JSON.stringify({ version: 1, notes }, null, 2)}\n`;
}

/** All notes, one for the same words: the last. */
export function mergeNotes(...lists: readonly (readonly ReadingNote[])[]): ReadingNote[] {
  return [...new Map(lists.flat().map((note) => [noteKey(note.words), note])).values()];
}

/** The notes without those on these words. */
export function withoutNote(notes: readonly ReadingNote[], words: string): ReadingNote[] {
  const key = noteKey(words);
  return notes.filter((note) => noteKey(note.words) !== key);
}
