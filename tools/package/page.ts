import { PackageError } from './error.ts';
import { GLOBAL_CDN, type OfficeJsSource, officeJsAddress, officeJsOrigin } from './office-js.ts';

/** A page of the add-in as it is served: Office.js from where it was asked for, and a policy that allows nothing else. */

/**
 * Scripts come from the own server and Office.js's alone. Styles: Fluent writes its rules into the page. Nothing is sent
 * anywhere: connections to the own server only, no forms.
 */
function contentSecurityPolicy(source: OfficeJsSource): string {
  const origin = officeJsOrigin(source);
  return [
    "default-src 'none'",
    `script-src 'self'${origin === null ? '' : ` ${origin}`}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const POLICY = /[ \t]*<meta\s+http-equiv="Content-Security-Policy"[^>]*>\n?/gi;
const CHARSET = /<meta\s+charset="utf-8"\s*\/?>/i;

/** @throws PackageError for a page without a declared character set: the policy stands right behind it */
export function packagedPage(html: string, source: OfficeJsSource): string {
  const [charset] = CHARSET.exec(html) ?? [];
  if (charset === undefined) throw new PackageError('no <meta charset="utf-8">');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(source)}">`;
  return html
    .replaceAll(POLICY, '')
    .replace(charset, `${charset}\n${policy}`)
    .replaceAll(GLOBAL_CDN, officeJsAddress(source));
}
