/** Which form of the files beside it a report is held against. */

import { dirname } from 'node:path';
import { type PairCandidate, pairOf } from '../../app/pairing.ts';
import { type FileTerms, type PairedForms, pairedForms, reviewForms } from '../../app/review-file.ts';
import type { NarrativeDoc } from '../../engine/narrative/document.ts';
import { readBytes } from './read-bytes.ts';

/** A file by the name that the report gives it and by its absolute path. */
export interface NamedFile {
  readonly path: string;
  readonly file: string;
}

interface FolderForm extends PairCandidate {
  readonly of: NamedFile;
  /** Where it is among the forms of its file. */
  readonly at: number;
}

interface Folder {
  readonly forms: readonly FolderForm[];
  /** Documents without a form. */
  readonly reports: number;
}

/** The forms of a file. @param at one of them alone. @throws DocumentError or a system error */
export async function formsOf(
  { path, file }: NamedFile,
  by: PairedForms['by'],
  terms: FileTerms,
  at: number | null = null,
): Promise<PairedForms> {
  return pairedForms({ path, by, at, bytes: await readBytes(file) }, terms);
}

/** The files of a run by their folders; each folder is looked through once, and only when a report asks for it. */
export class Folders {
  readonly #files: readonly NamedFile[];
  readonly #known = new Map<string, Promise<Folder>>();

  constructor(files: readonly NamedFile[]) {
    this.#files = files;
  }

  async #read(folder: string, terms: FileTerms): Promise<Folder> {
    const forms: FolderForm[] = [];
    let reports = 0;
    for (const each of this.#files) {
      if (dirname(each.file) !== folder) continue;
      try {
        const { review, text } = reviewForms(each.path, await readBytes(each.file), terms);
        if (text !== null && review.tables.length === 0) reports += 1;
        for (const [at, { table }] of review.tables.entries())
          forms.push({ of: each, at, project: table.project?.text ?? '' });
      } catch {
        // What is wrong with it, its own entry says.
      }
    }
    return { forms, reports };
  }

  /** @returns null where no form, or more than one, may be the report's. */
  async pairFor(file: string, report: NarrativeDoc, terms: FileTerms): Promise<PairedForms | null> {
    const folder = dirname(file);
    const known = this.#known.get(folder) ?? this.#read(folder, terms);
    this.#known.set(folder, known);
    const { forms, reports } = await known;
    const pair = pairOf(report, forms, reports);
    return pair === null ? null : await formsOf(pair.candidate.of, pair.by, terms, pair.candidate.at);
  }
}
