import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allChecks, checkIds } from '../engine/checks/all.ts';
import type { CheckId } from '../engine/checks/data.ts';
import { checkHelp, USAGE_ERRORS } from '../messages/cli.ts';
import { titleOf } from '../messages/index.ts';
import { CommandError } from './command-error.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';

/** `jihe explain`: the help page of a check. */

/** The page of a check; without one, what the catalogue knows. */
export async function checkPage(id: CheckId, pages: string): Promise<string> {
  try {
    return await readFile(join(pages, `${id}.md`), 'utf8');
  } catch {
    const check = allChecks.find((one) => one.id === id);
    return check === undefined ? '' : checkHelp(id, titleOf(id), check.severity, check.basis);
  }
}

/** @throws CommandError when there is no such check */
export async function explain(id: string, io: CliIo): Promise<ExitCode> {
  const known = checkIds.find((one) => one === id);
  if (known === undefined) throw new CommandError(USAGE_ERRORS.unknownCheck(id, checkIds));
  const page = await checkPage(known, io.pages);
  await io.stdout.write(page.endsWith('\n') ? page : `${page}\n`);
  return EXIT.fine;
}
