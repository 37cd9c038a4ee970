import type { Folder } from './cli.ts';

/** Commands and all that they print, as it would stand on a terminal. */
export async function transcript(folder: Folder, commands: readonly (readonly string[])[]): Promise<string> {
  const parts: string[] = [];
  for (const args of commands) {
    const { code, out, err } = await folder.run(args);
    parts.push(`$ jihe${args.map((arg) => ` ${arg}`).join('')}\n${out}${err}→ ${code}\n`);
  }
  return parts.join('\n');
}
