import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import webpack from 'webpack';

/** What the builds need beside webpack's own plugins. */

/**
 * Emits the files of a folder whose names fit, as they are.
 *
 * @param to where in the output folder, with a slash at its end.
 */
export function copied(folder, pattern, to = '') {
  return {
    apply(compiler) {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compiler.hooks.thisCompilation.tap('copied', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'copied', stage }, () => {
          compilation.contextDependencies.add(folder);
          for (const name of readdirSync(folder).filter((each) => pattern.test(each))) {
            const source = new webpack.sources.RawSource(readFileSync(path.join(folder, name)));
            compilation.emitAsset(`${to}${name}`, source, { minimized: true });
          }
        });
      });
    },
  };
}

/** Names of namespaces and pages that messages of libraries mention: nothing is fetched from them. */
const MENTIONED =
  /https?:\/\/(www\.w3\.org|schemas\.(openxmlformats\.org|microsoft\.com)|purl\.(oclc\.)?org|www\.wps\.cn\/officeDocument|react\.dev|react\.fluentui\.dev|github\.com|json-schema\.org|go\.microsoft\.com)\b/g;
const ONLINE = [/\bimport\(/, /\btype=["']?module/, /\bhttps?:\/\/\w/];

/**
 * Refuses what doesn't run from a disk: modules and `import()` are blocked there, and there is no server to ask. For pages and
 * scripts alike.
 */
export const offlineOnly = {
  apply(compiler) {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap('offline', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'offline', stage }, (assets) => {
        for (const [name, asset] of Object.entries(assets)) {
          if (!/\.(js|html|css)$/.test(name)) continue;
          const text = asset.source().toString().replace(MENTIONED, '');
          for (const pattern of ONLINE) {
            const at = text.search(pattern);
            if (at < 0) continue;
            const message = `${name} isn’t for a disk: ${text.slice(Math.max(0, at - 40), at + 80)}`;
            compilation.errors.push(new webpack.WebpackError(message));
          }
        }
      });
    });
  },
};

/** Refuses scripts with newer syntax than that year's: in the oldest browser of ours, nothing of them would run. */
export function syntaxUpTo(year) {
  return {
    apply(compiler) {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compiler.hooks.thisCompilation.tap('syntax', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'syntax', stage }, (assets) => {
          for (const [name, asset] of Object.entries(assets)) {
            if (!name.endsWith('.js')) continue;
            try {
              parse(asset.source().toString(), { ecmaVersion: year, sourceType: 'script' });
            } catch (error) {
              compilation.errors.push(new webpack.WebpackError(`${name} isn’t ES${year}: ${error.message}`));
            }
          }
        });
      });
    },
  };
}
