import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { Appearance } from '../app/settings.ts';

/** Chinese glyphs of the same weight as the Latin ones, on Windows, macOS and Linux. */
const FONTS = "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

export type PaneTheme = Exclude<Appearance, 'auto'>;

const THEMES: { readonly [Name in PaneTheme]: Theme } = {
  light: { ...webLightTheme, fontFamilyBase: FONTS },
  dark: { ...webDarkTheme, fontFamilyBase: FONTS },
};

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
 */
export function useTheme(
  appearance: Appearance,
  hostTheme: PaneTheme | undefined,
): { readonly name: PaneTheme; readonly theme: Theme } {
  const dark = useSyncExternalStore(subscribe, prefersDark);
  const name = appearance === 'auto' ? (hostTheme ?? (dark ? 'dark' : 'light')) : appearance;
  return { name, theme: THEMES[name] };
}
