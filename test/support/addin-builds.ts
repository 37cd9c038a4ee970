import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm run build` leaves for `npm run package`, without running it. */

const ROOT = join(__dirname, '../..');
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** As the builds leave them, scripts apart: those aren't looked at beyond the address of Office.js. */
const page = (name: string): string => readFileSync(join(ROOT, 'src/programs/excel/ribbon', name), 'utf8');
const TASKPANE = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'sha256-AAAA'">
<script async src="${CDN}"></script><script defer src="taskpane.js"></script></head><body></body></html>`;

/** @returns the folders of the builds, made in `folder` */
export function writeBuilds(folder: string): readonly string[] {
  const files: Record<string, string> = {
    'pane/taskpane.html': TASKPANE,
    'pane/taskpane.js': '"pane"',
    'pane/chunks/report.js': '"later"',
    'ribbon/commands.html': page('commands.html'),
    'ribbon/message.html': page('message.html'),
    'ribbon/self-test.html': page('self-test.html'),
    'ribbon/commands.js': '"commands"',
    'ribbon/message.js': '"message"',
    'pane/LICENSES.txt': 'react 1\n\nMIT of React\n',
    'ribbon/LICENSES.txt': 'zod 1\n\nMIT of Zod\n',
    'ribbon-old/old-browser.js': '"old"',
    'ribbon-old/self-test.js': '"test"',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return ['pane', 'ribbon', 'ribbon-old'].map((name) => join(folder, name));
}
