import { createHash } from 'node:crypto';
import { filled } from './text.ts';

/** The page that puts a server's address into manifest.xml: where a release is installed there is no Node. */

const SCRIPT = /<script>([\s\S]*?)<\/script>/;

/** @param manifest as `npm run package` writes it for `base` */
export function manifestPage(manifest: string, base: string): string {
  // In a script element of data nothing but its end means anything.
  const data = JSON.stringify({ manifest, base }).replaceAll('<', '\\u003c');
  const page = filled('pages/manifest.html', { data, policy: '{{policy}}' });
  const script = SCRIPT.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(script, 'utf8').digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return page.replace('{{policy}}', () => policy.join('; '));
}
