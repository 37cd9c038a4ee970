import webpack from 'webpack';

/**
 * Fluent's themes have 459 tokens, and are computed in the page from palettes of every colour: 6 kB compressed. What styles in a
 * bundle ask for is a third of that. As a loader this file puts placeholders where `src/pane/fluent-themes.ts` stands; as a
 * plugin it fills them in once the bundle is done and shows which tokens it names.
 */

// biome-ignore lint/style/noDefaultExport: webpack takes a loader as one
export default function placeholders() {
  return `
    export const lightTheme = { ...__TOKENS_OF_BOTH__, ...__TOKENS_LIGHT__ };
    export const darkTheme = { ...__TOKENS_OF_BOTH__, ...__TOKENS_DARK__ };
  `;
}

/** @returns the tokens that a script names in `var(--…)`: of both themes, of the light and of the dark one */
async function usedIn(script) {
  // Only builds of the pane wait for it.
  const { webDarkTheme, webLightTheme } = await import('@fluentui/react-components');
  const names = new Set([...script.matchAll(/var\(--(\w+)/g)].map(([, name]) => name));
  const used = Object.keys(webLightTheme).filter((name) => names.has(name));
  const isShared = (name) => webLightTheme[name] === webDarkTheme[name];
  const of = (theme, shared) =>
    JSON.stringify(
      Object.fromEntries(used.filter((name) => isShared(name) === shared).map((name) => [name, theme[name]])),
    );
  return {
    __TOKENS_OF_BOTH__: of(webLightTheme, true),
    __TOKENS_LIGHT__: of(webLightTheme, false),
    __TOKENS_DARK__: of(webDarkTheme, false),
  };
}

export const usedTokens = {
  apply(compiler) {
    // After the minifier, which drops what nobody uses.
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
    compiler.hooks.thisCompilation.tap('used-tokens', (compilation) => {
      compilation.hooks.processAssets.tapPromise({ name: 'used-tokens', stage }, async (assets) => {
        const scripts = Object.entries(assets).map(([name, asset]) => [name, asset.source().toString()]);
        const tokens = await usedIn(scripts.map(([, text]) => text).join('\n'));
        for (const [name, text] of scripts) {
          if (!text.includes('__TOKENS_OF_BOTH__')) continue;
          const filled = text.replace(/__TOKENS_\w+__/g, (part) => tokens[part]);
          compilation.updateAsset(name, new webpack.sources.RawSource(filled));
        }
      });
    });
  },
};
