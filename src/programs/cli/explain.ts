/** `jihe explain`: the help page of a check. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckId, checkIds, checks } from '../../engine/checks/all.ts';
import { checkHelp, USAGE_ERRORS } from '../../messages/cli.ts';
import { titleOf } from '../../messages/index.ts';
import { CommandError } from './command-error.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';

/** The examples of a page are written in a notation for tests, and speak of a form that the reader hasn't before them. */
const EXAMPLES = /^## 示例\n(?:(?!## ).*\n?)*/m;

/** The page of a check; without one, what the catalogue knows. */
export async function checkPage(id: CheckId, pages: string): Promise<string> {
  try {
    const page = await readFile(join(pages, `${id}.md`), 'utf8');
    return `${page.replace(EXAMPLES, '').trimEnd()}\n`;
  } catch {
    const { severity, basis } = checks[id];
    return checkHelp(id, titleOf(id), severity, basis);
  }
}

/** @throws CommandError when there is no such check */
export async function explain(id: string, io: CliIo): Promise<ExitCode> {
  const known = checkIds.find((one) => one === id);
  if (known === undefined) throw new CommandError(USAGE_ERRORS.unknownCheck(id, checkIds));
  await io.stdout.write(await checkPage(known, io.pages));
  return EXIT.fine;
}
