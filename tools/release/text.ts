import { readFileSync } from 'node:fs';

/** Texts that go into packages, from the files beside this one. */

const encoder = new TextEncoder();

export const bytes = (text: string): Uint8Array => encoder.encode(text);

/** Notepad of Windows 7 and `cmd` show lines that end in LF alone as one. */
export const forWindows = (text: string): Uint8Array => bytes(text.replace(/\r?\n/g, '\r\n'));

/** A file of this folder, with `{{name}}` replaced. @throws RangeError for a name that nobody gave */
export function filled(file: string, values: { readonly [name: string]: string }): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`${file}: no ${name}`);
    return value;
  });
}
