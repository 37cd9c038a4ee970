import type { Diagnostic } from '../host.ts';
import type { Session } from './look.ts';
import type { WpsRoot } from './root.ts';
import { isNothing, plain } from './values.ts';

/** For a report of a problem: what a developer asks first. Names and numbers only, nothing of the user's. */
export function diagnose({ app, service }: WpsRoot, { workbook, quirks }: Session, userAgent: string): Diagnostic[] {
  const told = (ask: () => unknown): string => {
    try {
      const value = ask();
      return isNothing(value) ? '-' : plain(value);
    } catch (error) {
      return error instanceof Error ? error.message : plain(error);
    }
  };
  return [
    { label: 'Host', value: `${told(() => app.Name)} ${told(() => app.Version)} (${told(() => app.Build)})` },
    { label: 'WPS', value: /WpsOfficeApp\/\S+/.exec(userAgent)?.[0] ?? versionIn(told(() => app.Path)) },
    { label: 'Chromium', value: /Chrome\/[\d.]+/.exec(userAgent)?.[0] ?? '-' },
    { label: 'FileFormat', value: told(() => workbook.book.FileFormat) },
    { label: 'ReadOnly', value: told(() => workbook.book.ReadOnly) },
    { label: 'ApiEvent', value: isNothing(service('ApiEvent')) ? '-' : 'yes' },
    { label: 'FileSystem', value: isNothing(service('FileSystem')) ? '-' : 'yes' },
    {
      label: 'Quirks',
      value: [
        `transposed ${String(quirks.orientation.transposed)}`,
        `apostrophe ${String(quirks.apostrophe)}`,
        `rules of ${quirks.rulesOf}`,
      ].join(', '),
    },
  ];
}

/** The folder names the build: `…\WPS Office\12.1.0.28043\office6`. The rest of the path is the user's own. */
function versionIn(path: string): string {
  return /\d+(?:\.\d+){2,3}/.exec(path)?.[0] ?? '-';
}
