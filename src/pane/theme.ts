import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { Appearance } from '../app/settings.ts';
import { DARK as DARK_TOKENS, LIGHT as LIGHT_TOKENS } from './tokens.ts';

export type PaneTheme = Exclude<Appearance, 'auto'>;

/** Values for Fluent's tokens; a page of the pane's own controls needs a part of them. */
export type Themes = { readonly [Name in PaneTheme]: Partial<Theme> };

const OF_PANE: Themes = { light: LIGHT_TOKENS, dark: DARK_TOKENS };

const DARK = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  if (typeof matchMedia === 'undefined') return () => undefined;
  const query = matchMedia(DARK);
  // Older engines know only addListener; there the theme follows when the pane is opened again.
  query.addEventListener?.('change', listener);
  return () => query.removeEventListener?.('change', listener);
}

function prefersDark(): boolean {
  return typeof matchMedia !== 'undefined' && matchMedia(DARK).matches;
}

/**
 * The theme: the user's choice, else what the host says its own colours are, else what the system prefers. Forced colours
 * (Windows' high contrast) go over all of them by themselves.
 *
 * @param themes what a page with controls of Fluent's own brings.
 */
export function useTheme(
  appearance: Appearance,
  hostTheme: PaneTheme | undefined,
  themes: Themes = OF_PANE,
): { readonly name: PaneTheme; readonly theme: Partial<Theme> } {
  const dark = useSyncExternalStore(subscribe, prefersDark);
  const name = appearance === 'auto' ? (hostTheme ?? (dark ? 'dark' : 'light')) : appearance;
  return { name, theme: themes[name] };
}
