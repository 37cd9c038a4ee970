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
