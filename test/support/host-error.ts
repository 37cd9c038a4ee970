import { HostError } from '../../src/hosts/host.ts';

/** The HostError that `run` throws, as plain data; anything else it throws is passed on. */
export function hostErrorOf(run: () => unknown): Pick<HostError, 'kind' | 'code' | 'detail'> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { kind: error.kind, code: error.code, detail: error.detail };
  }
  throw new Error('nothing was thrown');
}
