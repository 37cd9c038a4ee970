const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

/** A part that ends without its line, or badly in spite of it, is a failure too. */
function counted({ status, printed }) {
  const [, passed, failed, skipped] = [...printed.matchAll(CLOSING_LINE)].at(-1) ?? [];
  const reported = Number(failed ?? 0);
  const isBad = status !== 0 || passed === undefined;
  return { passed: Number(passed ?? 0), failed: reported === 0 && isBad ? 1 : reported, skipped: Number(skipped ?? 0) };
}

function sumOf(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const each of counts) for (const key of Object.keys(sum)) sum[key] += each[key];
  return sum;
}

/** The failed files under which a browser died, each with what was seen of it. */
function diedUnder({ files, deaths }) {
  const failed = new Set(files.filter((each) => each.failed > 0).map(({ file }) => file));
  return new Map(deaths.filter(({ file }) => failed.has(file)).map(({ file, what }) => [file, what]));
}

/**
 * Runs the parts one after another, also after one that failed. Nothing is repeated but test files that failed and under which the
 * browser's process died: they say nothing about the program. What fails in any other way has failed.
 *
 * @param {{ name: string, args: string[] }[]} parts
 * @param {(part: { name: string, args: string[], only?: string[] }) => Promise<{
 *   status: number, printed: string, files: { file: string, passed: number, failed: number, skipped: number }[],
 *   deaths: { file: string, what: string }[] }>} run
 * @param {(text: string) => void} write
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} the sum, which is also the last line written
 */
export async function runParts(parts, run, write) {
  const sums = [];
  const repeated = [];
  for (const part of parts) {
    write(`\n== ${part.name}\n`);
    const first = await run(part);
    const dead = diedUnder(first);
    if (dead.size === 0) {
      sums.push(counted(first));
      continue;
    }
    write(`\n== ${part.name}, once more, because the browser died: ${[...dead.keys()].join(', ')}\n`);
    const second = await run({ ...part, only: [...dead.keys()] });
    // A file that broke off counted as one: the second run knows how many tests it has.
    sums.push(...first.files.filter(({ file }) => !dead.has(file)), counted(second));
    for (const [file, what] of dead) {
      const again = second.files.find((each) => each.file === file);
      const isGreen = again !== undefined && again.failed === 0 && again.passed > 0;
      repeated.push(`repeated, because ${what}: ${file}: ${isGreen ? 'passed' : 'failed'} at the second try\n`);
    }
  }
  const { passed, failed, skipped } = sumOf(sums);
  write(`\n${repeated.join('')}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return { passed, failed, skipped };
}
