import { DocumentError } from '../../src/formats/error.ts';

/** The DocumentError that `run` throws, as plain data; anything else it throws is passed on. */
export function documentErrorOf(run: () => unknown): Pick<DocumentError, 'kind' | 'code' | 'detail'> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    // Wherever one is met: what it says about itself is never empty.
    const { part, sheet, cause } = error.detail;
    const isNothing = [part, sheet, cause].includes('') || Object.values(error.detail).includes(null);
    if (isNothing) throw new Error('a detail is empty', { cause: error });
    return { kind: error.kind, code: error.code, detail: error.detail };
  }
  throw new Error('nothing was thrown');
}
