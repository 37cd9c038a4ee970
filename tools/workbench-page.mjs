import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

/** The pages of the workbench, made of src/programs/workbench/index.html and workbench.css. */

const folder = fileURLToPath(new URL('../src/programs/workbench/', import.meta.url));

/** What React and Fluent UI put into style elements they do by insertRule: the elements themselves are empty. */
const EMPTY_STYLE = sha256('');

function sha256(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** The page that may run nothing but its own scripts and connect to nothing. `scripts`: the tags before the end of the body. */
function pageWith({ scripts, scriptSources, workerSources }) {
  const template = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const css = readFileSync(path.join(folder, 'workbench.css'), 'utf8').trim();
  // Replacements are functions: `$` in a script means nothing.
  const page = template.replace('{{style}}', () => css).replace('<!-- scripts -->', () => scripts);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const policy = [
    "default-src 'none'",
    `script-src ${scriptSources.join(' ')}`,
    `style-src ${EMPTY_STYLE} ${sha256(style)}`,
    `worker-src ${workerSources.join(' ')}`,
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return page.replace('{{csp}}', () => policy.join('; '));
}

/** The text of a script as it can stand inside a page. */
function inlined(source) {
  // A page's parser turns carriage returns and NULs into others: the hash wouldn't fit any more.
  if (/[\r\0]/.test(source)) throw new UnfitScriptError('a script with a carriage return or NUL');
  return source.replace(/<(\/script|!--)/gi, '<\\$1');
}

class UnfitScriptError extends Error {
  name = 'UnfitScriptError';
}

/** Emits `index.html` beside the scripts, and `dist/jihe.html`, which holds all of it and runs from a disk or a share. */
export const workbenchPage = {
  apply(compiler) {
    const { Compilation, sources } = webpack;
    compiler.hooks.thisCompilation.tap('workbench-page', (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: 'workbench-page', stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE },
        () => {
          for (const name of ['index.html', 'workbench.css']) compilation.fileDependencies.add(path.join(folder, name));
          // As they are: minified, their styles and scripts would have other hashes.
          const emit = (name, page) => compilation.emitAsset(name, new sources.RawSource(page), { minimized: true });
          const text = (name) => String(compilation.getAsset(name)?.source.source() ?? '');
          emit(
            'index.html',
            pageWith({
              scripts: '<script src="workbench.js"></script>',
              scriptSources: ["'self'"],
              workerSources: ["'self'"],
            }),
          );
          const script = inlined(text('workbench.js'));
          const licences = text('workbench.js.LICENSE.txt').replace(/--+>/g, '');
          emit(
            '../jihe.html',
            pageWith({
              scripts: `<script>${script}</script>\n    <!--\n${licences}\n    -->`,
              scriptSources: [sha256(script)],
              workerSources: ['blob:'],
            }),
          );
        },
      );
    });
  },
};
