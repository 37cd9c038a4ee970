/** The command line as a function: words in, exit status out. */

import { adviceLines, USAGE, unexpectedError, usageOf } from '../../messages/cli.ts';
import { type Command, readCommand } from './args.ts';
import { CommandError, Interrupted, systemCode } from './command-error.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { VERSION } from './version.ts';

/** Each command is loaded when it is asked for, so that `--help` and `policies` answer at once. */
async function carryOut(command: Command, io: CliIo): Promise<ExitCode> {
  switch (command.command) {
    case 'help':
      await io.stdout.write(command.topic === null ? USAGE : usageOf(command.topic));
      return EXIT.fine;
    case 'version':
      await io.stdout.write(`${VERSION}\n`);
      return EXIT.fine;
    case 'check':
      return (await import(/* webpackMode: "eager" */ './check.ts')).check(command, io);
    case 'fill':
      return (await import(/* webpackMode: "eager" */ './fill.ts')).fill(command, io);
    case 'policies':
      return (await import(/* webpackMode: "eager" */ './policies.ts')).policies(command, io);
    case 'explain':
      return (await import(/* webpackMode: "eager" */ './explain.ts')).explain(command.check, io);
  }
}

/** Never throws. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    return await carryOut(readCommand(args), io);
  } catch (error) {
    if (error instanceof Interrupted) return EXIT.interrupted;
    // Whoever read the output has seen enough (`| head`): not everything was said, and there is nobody to tell.
    if (systemCode(error) === 'EPIPE') return EXIT.failed;
    const advice = error instanceof CommandError ? error.advice : unexpectedError();
    const detail =
      error instanceof CommandError
        ? ''
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    await io.stderr.write(adviceLines(advice) + detail).catch(() => undefined);
    return EXIT.failed;
  }
}
