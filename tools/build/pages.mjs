import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';
import { LICENCES } from './licences.mjs';
import { root } from './root.mjs';

/**
 * Pages made of a template, style sheets and scripts. Each may run its own scripts and connect to nothing: what it is allowed
 * stands in its policy, by the hash of what is inside of it or by 'self' for what lies beside it. No `unsafe-inline`: what
 * React and Fluent UI put into style elements they do by insertRule, the elements themselves are empty.
 */

const PANE = path.join(root, 'src/pane');
const WORKBENCH = path.join(root, 'src/programs/workbench');

function sha256(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

const EMPTY_STYLE = sha256('');

/** The page with its policy. `sources`: what may be used beside the styles that the page holds, by directive. */
function withPolicy(page, sources) {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const policy = {
    'default-src': ["'none'"],
    ...sources,
    'style-src': [...(sources['style-src'] ?? []), EMPTY_STYLE, sha256(style)],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  const csp = Object.entries(policy).map(([directive, allowed]) => `${directive} ${allowed.join(' ')}`);
  return page.replace('{{csp}}', () => csp.join('; '));
}

/** A style sheet without comments and without what is there for its readers; none of ours has blanks or braces in a string. */
function squeezed(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim();
}

/** Texts with a line a paragraph: packages break the same words at other places, which weighs as if they were others. */
function reflowed(texts) {
  return texts.replace(/(?<=[^\n]) *\n *(?=[^\n-])/g, ' ');
}

/** Emits assets when the scripts are done, and has watchers look at the files that they are made of. */
function emitted(files, assetsOf) {
  return {
    apply(compiler) {
      const { Compilation, sources } = webpack;
      compiler.hooks.thisCompilation.tap('pages', (compilation) => {
        compilation.hooks.processAssets.tap(
          { name: 'pages', stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE },
          () => {
            for (const file of files) compilation.fileDependencies.add(file);
            const text = (name) => String(compilation.getAsset(name)?.source.source() ?? '');
            // As they are: minified, their styles and scripts would have other hashes.
            for (const [name, content] of Object.entries(assetsOf(text)))
              compilation.emitAsset(name, new sources.RawSource(content), { minimized: true });
          },
        );
      });
    },
  };
}

/**
 * A page of the pane: the skeleton that shows before any script, the pane's rules beside it, and the scripts.
 *
 * @param scripts the files, or an address of another server, whose library must not hold up what stands after it.
 */
export function panePage(name, scripts) {
  const files = [path.join(PANE, 'index.html'), path.join(PANE, 'pane.css')];
  return emitted(files, () => {
    const tags = scripts.map(
      (source) => `<script ${source.includes(':') ? 'async' : 'defer'} src="${source}"></script>`,
    );
    const others = scripts.filter((source) => source.includes(':')).map((source) => new URL(source).origin);
    const html = readFileSync(files[0], 'utf8').replace('<!-- scripts -->', () => tags.join('\n    '));
    return {
      [name]: withPolicy(html, { 'script-src': ["'self'", ...others], 'style-src': ["'self'"] }),
      'pane.css': squeezed(readFileSync(files[1], 'utf8')),
    };
  });
}

class UnfitScriptError extends Error {
  name = 'UnfitScriptError';
}

/** The text of a script as it can stand inside a page. */
function inlined(source) {
  // A page's parser turns carriage returns and NULs into others: the hash wouldn't fit any more.
  if (/[\r\0]/.test(source)) throw new UnfitScriptError('a script with a carriage return or NUL');
  return source.replace(/<(\/script|!--)/gi, '<\\$1');
}

const WORKBENCH_FILES = [
  path.join(WORKBENCH, 'index.html'),
  path.join(PANE, 'pane.css'),
  path.join(WORKBENCH, 'workbench.css'),
];

function workbenchHtml({ scripts, scriptSources, workerSources }) {
  const [template, ...styles] = WORKBENCH_FILES.map((file) => readFileSync(file, 'utf8'));
  // Replacements are functions: `$` in a script means nothing.
  const page = template
    .replace('{{style}}', () => squeezed(styles.join('\n')))
    .replace('<!-- scripts -->', () => scripts);
  return withPolicy(page, {
    'script-src': scriptSources,
    'worker-src': workerSources,
    'img-src': ['data:'],
    'connect-src': ["'none'"],
  });
}

/** Emits `index.html` beside the scripts, and `dist/jihe.html`, which holds all of it and runs from a disk or a share. */
export const workbenchPage = emitted(WORKBENCH_FILES, (text) => {
  const script = inlined(text('workbench.js'));
  const licences = reflowed(text(LICENCES).replace(/--+>/g, ''));
  return {
    'index.html': workbenchHtml({
      scripts: '<script src="workbench.js"></script>',
      scriptSources: ["'self'"],
      workerSources: ["'self'"],
    }),
    '../jihe.html': workbenchHtml({
      scripts: `<script>${script}</script>\n    <!--\n${licences}\n    -->`,
      scriptSources: [sha256(script)],
      workerSources: ['blob:'],
    }),
  };
});

const CHARSET = '<meta charset="utf-8">';
const OFFICE_JS = /https:\/\/[a-z.]+\/[^"]*office\.js/;

/** Pages behind the ribbon's buttons: scripts and icons of their own server, Office.js, the styles that stand in the page. */
export function ribbonPages(folder, names) {
  const files = names.map((name) => path.join(folder, name));
  return emitted(files, () =>
    Object.fromEntries(
      files.map((file) => {
        const html = readFileSync(file, 'utf8');
        const [library] = OFFICE_JS.exec(html) ?? [];
        const others = library === undefined ? [] : [new URL(library).origin];
        const sources = { 'script-src': ["'self'", ...others], 'img-src': ["'self'"] };
        const page = html.replace(CHARSET, `${CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{{csp}}">`);
        return [path.basename(file), withPolicy(page, sources)];
      }),
    ),
  );
}
