/** For the record of a run: what a test has shown, in a line that jest lets through. */
export function shown(line: string): void {
  process.stdout.write(`${line}\n`);
}
