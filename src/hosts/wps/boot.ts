import { DocumentError } from '../../formats/error.ts';
import { WpsHost, type WpsHostOptions } from './host.ts';
import { findRoot, type WpsRoot } from './root.ts';

export interface BootOptions extends WpsHostOptions {
  /** Milliseconds until a page without WPS counts as such. */
  readonly timeout?: number;
  /** Finds WPS's objects; those of this page when absent. */
  readonly find?: () => WpsRoot | null;
}

const TIMEOUT = 5000;
const STEP = 50;

/**
 * Waits for WPS's objects, which come into the page when it pleases WPS, and binds the workbook in front.
 * @throws DocumentError `unsupported-operation` outside WPS 表格, `no-workbook` where none is open
 */
export async function bootWps(options: BootOptions = {}): Promise<WpsHost> {
  const { timeout = TIMEOUT, find = findRoot, ...host } = options;
  const deadline = Date.now() + timeout;
  for (;;) {
    const root = find();
    if (root !== null) return new WpsHost(root, host);
    if (Date.now() >= deadline) throw new DocumentError('unsupported', 'unsupported-operation', { cause: 'no WPS' });
    await new Promise((resolve) => {
      setTimeout(resolve, STEP);
    });
  }
}
