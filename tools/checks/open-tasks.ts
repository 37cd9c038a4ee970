import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckPage } from '../docs/check-page.ts';

/** What `npm run new-check` leaves to be written. */
const OPEN = '〔待填〕';

/** The three files of a check, from the project's folder: rule, words, page. */
function filesOf(id: string): readonly [string, string, string] {
  return [`src/engine/checks/${id}.ts`, `src/messages/checks/${id}.ts`, `docs/checks/${id}.md`];
}

const EXAMPLES = [
  ['raises', 'a form that raises it'],
  ['silent', "a form that looks alike and doesn't raise it"],
] as const;

/**
 * What is still to be done for a check before it is whole, a sentence a task; none when it is. `root`: the project's folder.
 *
 * @throws Error naming the line of an example that can't be read.
 */
export function openTasks(root: string, id: string): string[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const files = filesOf(id);
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
  const { examples } = parseCheckPage(read(page), root);
  for (const [kind, what] of EXAMPLES) {
    if (!examples.some(({ expects }) => expects === kind))
      tasks.push(`${page}: examples missing: ${what} (\`\`\`form ${kind} national)`);
  }
  return tasks;
}
