import { normalise } from '../../values/text.ts';
import { bareName, cellOf } from '../form-facts.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormProjectData {
  readonly text: string;
  readonly form: string;
}

/** A name that the text calls a project: “…”…项目 in its first paragraphs, or behind 项目名称. */
const NAMED = /(?:项目名称[:：]?)([^，。;\n]{4,40})/;
const IN_TEXT = /((?:“[^“”]{2,20}”)[\u4e00-\u9fff]{2,14}?)(?=项目)/g;
const LOOKED = 40;

/** How many neighbouring pairs of characters two names share, of the shorter one's. */
function likeness(a: string, b: string): number {
  const pairs = (text: string): string[] => [...text].slice(1).map((char, index) => `${[...text][index] ?? ''}${char}`);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const own = pairs(short);
  if (own.length === 0) return 0;
  const other = new Set(pairs(long));
  return own.filter((pair) => other.has(pair)).length / own.length;
}

/** Whether the text calls the project as its form does, in its first words; all letters are there before anything is taken out between them. */
function names(text: string, project: string): boolean {
  const beginning = text.slice(0, 2000);
  const words = normalise(beginning);
  for (const letter of project) if (!words.includes(letter)) return false;
  return bareName(beginning).includes(project);
}

/** Mostly the same words: then it is meant to be the same project. */
const ALIKE = 0.4;

/** The project is called otherwise than in the form. Names that differ by 项目, quotes, the year or the unit are the same. */
export const formProject: NarrativeCheck<'form-project', FormProjectData> = {
  id: 'form-project',
  severity: 'warning',
  needsForm: true,
  run({ pieces, forms }) {
    const [form] = forms;
    const field = form?.table.project ?? null;
    if (forms.length !== 1 || form === undefined || field === null || field.text === '') return [];
    const own = bareName(field.text);
    if (
      own.length < 3 ||
      pieces.some(
        ({ text, isTableRow }) => !isTableRow && names(text, own) && !normalise(text).startsWith(normalise(field.text)),
      )
    )
      return [];
    const found: NarrativeDraft<FormProjectData>[] = [];
    for (const piece of pieces.slice(0, LOOKED)) {
      const named = NAMED.exec(piece.text);
      const places = named === null ? [...piece.text.matchAll(IN_TEXT)] : [named];
      for (const match of places) {
        const name = match[1] as string;
        const bare = bareName(name);
        if (bare.includes(own) || own.includes(bare) || likeness(bare, own) < ALIKE) continue;
        const start = match.index + match[0].indexOf(name);
        if (found.length === 0) {
          found.push({
            at: { piece, start, end: start + name.length },
            related: [cellOf(form.table, field)],
            data: { text: name, form: field.text },
          });
        }
      }
    }
    return found;
  },
};
