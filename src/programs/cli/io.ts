/** What the commands may do to the world outside: everything that a test replaces. */

/** Where text goes: standard output or standard error. */
export interface Screen {
  /** Resolves when the text is handed on, so that a slow reader slows the writer down. Rejects when nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  readonly columns: number;
}

export interface CliIo {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** All of standard input. @throws DocumentError, or a system error */
  readonly stdin: () => Promise<Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly processors: number;
  /** Bytes of memory that this process may use. */
  readonly memory: number;
  /** The worker's bundle; null does everything in this thread. */
  readonly workerFile: string | null;
  /** The folder with a page a check. */
  readonly pages: string;
}

export const EXIT = { fine: 0, findings: 1, failed: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
