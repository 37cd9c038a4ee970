import type { Advice } from '../../messages/advice.ts';

/** The command can't be carried out as it was given; said to the user, exit status 2. */
export class CommandError extends Error {
  readonly advice: Advice;

  constructor(advice: Advice, options?: ErrorOptions) {
    super(advice.what, options);
    this.name = 'CommandError';
    this.advice = advice;
  }
}

/** A file in which there is nothing to fill in. */
export class NoForm extends CommandError {
  constructor(advice: Advice) {
    super(advice);
    this.name = 'NoForm';
  }
}

/** Ctrl-C. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** The code of a failed system call (`ENOENT`), or null. */
export function systemCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
