import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';

/** A module of its own: the builds of the pane alone keep only the tokens that they use (tools/used-tokens.mjs). */

export const lightTheme: Theme = webLightTheme;
export const darkTheme: Theme = webDarkTheme;
