import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

/** The pages of the workbench, made of src/workbench/index.html and workbench.css. */

const folder = fileURLToPath(new URL('../src/workbench/', import.meta.url));

/** What React and Fluent UI put into style elements they do by insertRule: the elements themselves are empty. */
const EMPTY_STYLE = sha256('');

function sha256(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/**
 * The page that may load nothing but its own scripts and connect to nothing.
 *
 * @param scripts the tags before the end of the body; those that hold their text are allowed by its hash.
 */
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

/** Emits `index.html` beside the scripts. */
export const workbenchPage = {
  apply(compiler) {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
    compiler.hooks.thisCompilation.tap('workbench-page', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'workbench-page', stage }, () => {
        for (const name of ['index.html', 'workbench.css']) compilation.fileDependencies.add(path.join(folder, name));
        const page = pageWith({
          scripts: '<script src="workbench.js"></script>',
          scriptSources: ["'self'"],
          workerSources: ["'self'"],
        });
        compilation.emitAsset('index.html', new webpack.sources.RawSource(page), { minimized: true });
      });
    });
  },
};
