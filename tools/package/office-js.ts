import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the pages take Office.js from. */

export const OFFICE_JS_SOURCES = ['cdn', '21vianet', 'self'] as const;

export type OfficeJsSource = (typeof OFFICE_JS_SOURCES)[number];

/** What the pages name before they are packaged. */
export const GLOBAL_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** The name of the library's folder in the package; Office.js finds the rest of itself by its own address. */
export const LIBRARY_FOLDER = 'office-js';

const ADDRESSES: { readonly [Source in OfficeJsSource]: string } = {
  cdn: GLOBAL_CDN,
  // For Office 365 operated by 21Vianet: "Referencing the Office JavaScript API library" of the Office documentation.
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  self: `${LIBRARY_FOLDER}/office.js`,
};

/** As a page names it: absolute, or beside the page. */
export function officeJsAddress(source: OfficeJsSource): string {
  return ADDRESSES[source];
}

/** For script-src: a network by its host, the own server by 'self' alone. */
export function officeJsOrigin(source: OfficeJsSource): string | null {
  return source === 'self' ? null : new URL(ADDRESSES[source]).origin;
}

/** Of 84 MB what Excel asks for: one file a platform, the sentences in Chinese and, where Excel runs in another language, English. */
const FILES = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  // Asked for by a page that is opened in a browser, outside Excel; without it the page waits in vain.
  'o15apptofilemappingtable.js',
];

/** In both languages: the licence asks that whoever gets the add-in is told. */
const NOTICE = `绩核 Copyright (c) 绩核 contributors

本文件夹内 office-js/ 下的文件是 Microsoft Office JavaScript API 库（npm 包 @microsoft/office-js {version}），
未经修改，版权归 Microsoft Corporation 所有，按 office-js/LICENSE.md 的条款随本加载项提供，只可与本加载项一起使用。
Microsoft 不负责维护、更新或支持本加载项。

The files in office-js/ are the Microsoft Office JavaScript API library (npm package @microsoft/office-js {version}),
unmodified, copyright Microsoft Corporation, provided with this add-in under the terms of office-js/LICENSE.md and for use
with this add-in only. Microsoft is not responsible for maintaining, updating or supporting this add-in.
`;

/** Copies the library from the installed npm package into `out`, with its licence and the notice that it asks for. */
export function copyLibrary(out: string, root: string): void {
  const manifest = createRequire(path.join(root, 'package.json')).resolve('@microsoft/office-js/package.json');
  const from = path.dirname(manifest);
  const to = path.join(out, LIBRARY_FOLDER);
  for (const file of FILES) {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    cpSync(path.join(from, 'dist', file), path.join(to, file));
  }
  cpSync(path.join(from, 'LICENSE.md'), path.join(to, 'LICENSE.md'));
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  writeFileSync(path.join(out, 'NOTICE.txt'), NOTICE.replaceAll('{version}', version));
}
