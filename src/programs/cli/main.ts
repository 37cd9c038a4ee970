/** The program: connects the commands with this process. */

import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { DocumentError } from '../../formats/error.ts';
import { READ_LIMITS } from '../../formats/xlsx/read/read.ts';
import type { CliIo, Screen } from './io.ts';
import { EXIT } from './io.ts';
import { runCli } from './run.ts';
import { optimiseLater } from './tiering.ts';

const UNKNOWN_WIDTH = 80;

function screenOf(stream: NodeJS.WriteStream): Screen {
  // A closed pipe is told to whoever writes; as an event it would end the process with a stack.
  stream.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    isTerminal: stream.isTTY,
    get columns() {
      return stream.columns ?? UNKNOWN_WIDTH;
    },
  };
}

/** The bytes of a file that another program hands on. */
async function allOfStdin(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > READ_LIMITS.fileBytes)
      throw new DocumentError('too-large', 'file-too-large', { limit: READ_LIMITS.fileBytes });
  }
  return Buffer.concat(parts);
}

const interrupt = new AbortController();
process.on('SIGINT', () => {
  // The second time somebody means it.
  if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
  interrupt.abort();
});

const io: CliIo = {
  stdout: screenOf(process.stdout),
  stderr: screenOf(process.stderr),
  stdin: allOfStdin,
  cwd: process.cwd(),
  env: process.env,
  signal: interrupt.signal,
  now: () => new Date(),
  processors: availableParallelism(),
  // A container may have less than the machine; without a limit it tells 0 or more than there is.
  memory: Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
  workerFile: join(__dirname, 'worker.cjs'),
  pages: join(__dirname, 'checks'),
};

async function main(): Promise<void> {
  optimiseLater();
  process.exitCode = await runCli(process.argv.slice(2), io);
}

void main();
