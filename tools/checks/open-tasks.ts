import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckPage } from '../docs/check-page.ts';

/** What `npm run new-check` leaves to be written. */
const OPEN = '〔待填〕';

/** What a check looks at. */
type Subject = 'form' | 'text';

const ROOMS: { readonly [Of in Subject]: readonly [rules: string, words: string] } = {
  form: ['src/engine/checks', 'src/messages/checks'],
  text: ['src/engine/narrative/checks', 'src/messages/narrative'],
};

/** The three files of a check, from the project's folder: rule, words, page. */
function filesOf(id: string, subject: Subject): readonly [string, string, string] {
  const [rules, words] = ROOMS[subject];
  return [`${rules}/${id}.ts`, `${words}/${id}.ts`, `docs/checks/${id}.md`];
}

const KINDS = ['raises', 'silent'] as const;

const FENCES: { readonly [Of in Subject]: { readonly [Kind in (typeof KINDS)[number]]: string } } = {
  form: {
    raises: 'a form that raises it (```form raises national)',
    silent: "a form that looks alike and doesn't raise it (```form silent national)",
  },
  text: {
    raises: 'a text that raises it (```text raises)',
    silent: "a text that looks alike and doesn't raise it (```text silent)",
  },
};

/**
 * What is still to be done for a check before it is whole, a sentence a task; none when it is. `root`: the project's folder.
 *
 * @throws Error naming the line of an example that can't be read.
 */
export function openTasks(root: string, id: string, subject: Subject = 'form'): string[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const files = filesOf(id, subject);
  const tasks: string[] = [];
  for (const file of files) {
    if (!existsSync(join(root, file))) {
      tasks.push(`${file} is missing`);
      continue;
    }
    const lines = read(file)
      .split('\n')
      .flatMap((line, at) => (line.includes(OPEN) ? [at + 1] : []));
    if (lines.length > 0) tasks.push(`${file}: ${OPEN} is still to be filled in, line ${lines.join(', ')}`);
  }
  const page = files[2];
  if (!existsSync(join(root, page))) return tasks;
  const { examples, texts } = parseCheckPage(read(page), root);
  const own = subject === 'form' ? examples : texts;
  for (const kind of KINDS) {
    if (!own.some(({ expects }) => expects === kind)) tasks.push(`${page}: examples missing: ${FENCES[subject][kind]}`);
  }
  return tasks;
}
