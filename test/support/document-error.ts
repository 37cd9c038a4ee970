import { DocumentError } from '../../src/formats/error.ts';

/** The DocumentError that `run` throws, as plain data; anything else it throws is passed on. */
export function documentErrorOf(run: () => unknown): Pick<DocumentError, 'kind' | 'code' | 'detail'> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { kind: error.kind, code: error.code, detail: error.detail };
  }
  throw new Error('nothing was thrown');
}
