import type { Report } from './report.ts';

/** One object for all files; each file is printed as soon as it is known. */
export function jsonReport(): Report {
  let files = 0;
  return {
    begin: () => '{\n  "version": 1,\n  "files": [',
    file(entry) {
      const separator = files === 0 ? '\n    ' : ',\n    ';
      const text = separator + JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ');
      files += 1;
      return text;
    },
    end: () => (files === 0 ? ']\n}\n' : '\n  ]\n}\n'),
  };
}

/** One line a file. */
export function ndjsonReport(): Report {
  return {
    begin: () => '',
    file: (entry) => `${JSON.stringify(entry)}\n`,
    end: () => '',
  };
}
