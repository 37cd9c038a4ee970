import { PackageError } from './error.ts';
import { GLOBAL_CDN, type OfficeJsSource, officeJsAddress, officeJsOrigin } from './office-js.ts';

/** A page of the add-in as it is served: Office.js from where it was asked for, and a policy that allows nothing else. */

/** For pages that bring no policy of their own. Nothing is sent anywhere, and no form leaves the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const META = /<meta\s+http-equiv="?Content-Security-Policy"?\s+content="([^"]*)"\s*\/?>/i;
const CHARSET = /<meta\s+charset="?utf-8"?\s*\/?>/i;

/** The policy with scripts from the own server, from Office.js's, and from nowhere else. */
function withOfficeJs(policy: string, source: OfficeJsSource): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const others = directives.filter((directive) => directive !== '' && !directive.startsWith('script-src'));
  const origin = officeJsOrigin(source);
  const scripts = `script-src 'self'${origin === null ? '' : ` ${origin}`}`;
  return [...others.slice(0, 1), scripts, ...others.slice(1)].join('; ');
}

/** @throws PackageError for a page without a declared character set: the policy stands right after it */
export function packagedPage(html: string, source: OfficeJsSource): string {
  const [charset] = CHARSET.exec(html) ?? [];
  if (charset === undefined) throw new PackageError('a page without <meta charset="utf-8">');
  const [own = '', policy = POLICY] = META.exec(html) ?? [];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${withOfficeJs(policy, source)}">`;
  const page = own === '' ? html.replace(charset, `${charset}\n${meta}`) : html.replace(own, meta);
  return page.replaceAll(GLOBAL_CDN, officeJsAddress(source));
}
