/** `jihe explain`: the help page of a check. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkHelp } from '../../messages/cli.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { plainPage } from './plain-page.ts';
import { allRules, type Rule, ruleOf } from './rules.ts';

/** The examples of a page are written in a notation for tests, and speak of a form that the reader hasn't before them. */
const EXAMPLES = /^## 示例\n(?:(?!## ).*\n?)*/m;

/** The page of a check; without one, what the catalogue knows. */
export async function checkPage({ id, title, severity, basis }: Rule, pages: string): Promise<string> {
  try {
    const page = await readFile(join(pages, `${id}.md`), 'utf8');
    return `${page.replace(EXAMPLES, '').trimEnd()}\n`;
  } catch {
    return checkHelp(id, title, severity, basis);
  }
}

/** @throws CommandError when there is no such check */
export async function explain(id: string, io: CliIo): Promise<ExitCode> {
  const page = await checkPage(ruleOf(id), io.pages);
  const titleOf = (other: string): string | null => allRules.find((rule) => rule.id === other)?.title ?? null;
  await io.stdout.write(plainPage(page, id, io.stdout.isTerminal ? io.stdout.columns : null, titleOf));
  return EXIT.fine;
}
