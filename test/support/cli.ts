import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import type { CliIo, Screen } from '../../src/programs/cli/io.ts';
import { runCli } from '../../src/programs/cli/run.ts';
import { exampleForm, withCells } from './form-text.ts';
import { workbookFile } from './workbook-file.ts';

/** The command line in a folder of its own, without a process: what it would print and how it would end. */

class Recorder implements Screen {
  text = '';
  readonly isTerminal: boolean;
  readonly columns: number;

  constructor(isTerminal: boolean, columns = 80) {
    this.isTerminal = isTerminal;
    this.columns = columns;
  }

  write(text: string): Promise<void> {
    this.text += text;
    return Promise.resolve();
  }
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings extends Partial<CliIo> {
  /** Both screens are terminals. */
  readonly terminal?: boolean;
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'jihe-cli-'));

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = this.at(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  workbook(name: string, ...sheets: SheetGrid[]): string {
    return this.write(name, workbookFile(sheets));
  }

  /** The faultless national form with some cells typed over. */
  form(name: string, changes: Readonly<Record<string, string>> = {}): string {
    return this.workbook(name, withCells(exampleForm('national'), changes));
  }

  async run(args: readonly string[], { terminal = false, ...others }: Surroundings = {}): Promise<Ran> {
    const stdout = new Recorder(terminal);
    const stderr = new Recorder(terminal);
    const code = await runCli(args, {
      stdout,
      stderr,
      stdin: () => Promise.resolve(new Uint8Array()),
      cwd: this.path,
      env: {},
      signal: new AbortController().signal,
      now: () => new Date(2024, 2, 1, 10, 5),
      processors: 4,
      memory: 2 ** 33,
      workerFile: null,
      pages: join(__dirname, '../../docs/checks'),
      ...others,
    });
    return { code, out: stdout.text, err: stderr.text };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
