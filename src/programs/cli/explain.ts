/** `jihe explain`: the help page of a check. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkHelp, USAGE_ERRORS } from '../../messages/cli.ts';
import { CommandError } from './command-error.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { allRules, type Rule } from './rules.ts';

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
  const known = allRules.find((rule) => rule.id === id);
  if (known === undefined) {
    throw new CommandError(
      USAGE_ERRORS.unknownCheck(
        id,
        allRules.map((rule) => rule.id),
      ),
    );
  }
  await io.stdout.write(await checkPage(known, io.pages));
  return EXIT.fine;
}
