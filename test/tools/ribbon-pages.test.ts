import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The pages of the ribbon as they are built, before anything is packaged: what each may load. */

const ROOT = path.join(__dirname, '../..');
const out = mkdtempSync(path.join(tmpdir(), 'jihe-ribbon-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('every page brings a policy for its own scripts, its own styles and Office.js', () => {
  const webpack = path.join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const args = [webpack, '--config-name', 'ribbon', '--output-path', out];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const pages = readdirSync(out).filter((name) => name.endsWith('.html'));
  expect(pages.sort()).toEqual(['commands.html', 'message.html', 'self-test.html']);
  for (const page of pages) {
    const html = readFileSync(path.join(out, page), 'utf8');
    const [policy, ...more] = [...html.matchAll(/http-equiv="Content-Security-Policy" content="([^"]*)"/g)];
    expect(more).toEqual([]);
    const directives = (policy?.[1] ?? '').split('; ');
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("script-src 'self' https://appsforoffice.microsoft.com");
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(directives.find((each) => each.startsWith('style-src'))).toContain(`'sha256-${hash}'`);
    expect(policy?.[1]).not.toContain('unsafe');
    // It only holds for what stands after it.
    const first = /<(?:script|style)/.exec(html)?.index ?? html.length;
    expect(policy?.index).toBeLessThan(first);
  }
}, 180_000);
