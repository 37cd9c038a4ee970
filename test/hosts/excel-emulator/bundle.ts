import { bundled } from '../../support/browser-bundle.ts';

/** browser-entry.ts and all it needs as one classic script, for `page.addInitScript` or a page that plays Excel. */
export function bundleExcelEmulator(): Promise<string> {
  return bundled(require.resolve('./browser-entry.ts'));
}
