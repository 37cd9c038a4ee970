/// <reference types="office-js" />
import type { Diagnostic } from '../host.ts';
import { type OfficeJs, supports } from './office.ts';

/** For a report of a problem: what a developer asks first. Names and numbers only, no words to translate. */

const NEWEST_ASKED = 40;

export function diagnose(api: OfficeJs): Diagnostic[] {
  const { context } = api.office;
  const { host, platform, version } = context.diagnostics;
  const lines: Diagnostic[] = [
    { label: 'Host', value: `${host} ${version}` },
    { label: 'Platform', value: `${platform}` },
    { label: 'ExcelApi', value: newestApi(api) },
    { label: 'DelayForCellEdit', value: String(context.requirements.isSetSupported('DelayForCellEdit')) },
    { label: 'Language', value: `${context.displayLanguage}, ${context.contentLanguage}` },
  ];
  const source = librarySource();
  if (source !== null) lines.push({ label: 'office.js', value: source });
  return lines;
}

function newestApi(api: OfficeJs): string {
  let newest = 0;
  for (let minor = 1; minor <= NEWEST_ASKED; minor++) if (supports(api, `1.${minor}`)) newest = minor;
  return `1.${newest}`;
}

interface PageWithScripts {
  readonly document?: { readonly scripts: ArrayLike<{ readonly src: string }> };
}

/** Where the page took the library from: Microsoft's network, the one in China, or a copy of its own. */
function librarySource(): string | null {
  const scripts = Array.from((globalThis as PageWithScripts).document?.scripts ?? []);
  return scripts.find(({ src }) => /\/office(?:\.debug)?\.js(?:\?|$)/.test(src))?.src ?? null;
}
