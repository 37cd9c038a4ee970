import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';
import { packages } from './root.mjs';

/** The notices of what a bundle holds: licences such as MIT's ask that their text goes along with every copy. */

/** The name of the file beside a bundle; there is none where a bundle holds nobody else's code. */
export const LICENCES = 'LICENSES.txt';

const PACKAGES = path.join(packages, path.sep);
const NOTICE = /^(?:licen[cs]e|copying|notice)(?:[.-][^/]*)?$/i;
const RULE = '-'.repeat(80);

/** The folder that a module's package was installed in, or null for a module of ours. */
function packageFolder(file) {
  if (!file.startsWith(PACKAGES)) return null;
  // Folders inside of a package may have a package.json too, which names nothing.
  for (let folder = path.dirname(file); folder.startsWith(PACKAGES); folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version !== undefined) return folder;
  }
  return null;
}

/** The files of all modules that the chunks hold. What was shaken off is in no chunk. */
function filesIn(compilation) {
  const files = new Set();
  const add = (module) => {
    // A module made of several; one with a loader before it is named by its resource.
    if (module.modules !== undefined) for (const inner of module.modules) add(inner);
    else if (typeof module.resource === 'string') files.add(module.resource.replace(/\?.*$/, ''));
  };
  for (const chunk of compilation.chunks) {
    for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) add(module);
  }
  return files;
}

/** Where a package brings no file of a notice: what its package.json says. */
function declared({ license, author, repository }) {
  const by = typeof author === 'string' ? author : author?.name;
  const from = typeof repository === 'string' ? repository : repository?.url;
  return typeof license === 'string'
    ? [`License: ${license}`, by, from].filter((line) => line !== undefined).join('\n')
    : null;
}

/** Name and version of the package, and its notice; null where it says nothing. */
function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NOTICE.test(entry.name))
    .map(({ name }) =>
      readFileSync(path.join(folder, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
        .trim(),
    )
    .sort();
  return {
    name: `${manifest.name} ${manifest.version}`,
    text: texts.length === 0 ? declared(manifest) : texts.join('\n\n'),
  };
}

/** One block a text, below the packages that it belongs to: dozens come from one place and share theirs. */
function written(notices) {
  const byText = new Map();
  for (const { name, text } of notices) byText.set(text, [...(byText.get(text) ?? []), name]);
  const blocks = [...byText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  return blocks.sort().join(`\n${RULE}\n\n`);
}

/** Emits the notices of all packages in the bundle; a package that brings none is an error. */
export const licences = {
  apply(compiler) {
    const { Compilation, sources, WebpackError } = webpack;
    compiler.hooks.thisCompilation.tap('licences', (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: 'licences', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        () => {
          const folders = new Set([...filesIn(compilation)].map(packageFolder).filter((folder) => folder !== null));
          const notices = [...folders].map(noticeOf);
          for (const { name, text } of notices) {
            if (text === null) compilation.errors.push(new WebpackError(`${name} brings no licence`));
          }
          if (notices.length > 0)
            compilation.emitAsset(LICENCES, new sources.RawSource(written(notices)), { minimized: true });
        },
      );
    });
  },
};
