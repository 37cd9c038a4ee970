import { setFlagsFromString } from 'node:v8';

/**
 * What the engine is told, and up to which version of Node: others don't know the flag, and would say so on the screen.
 * First twice the usual: how much bytecode a function runs between two looks at whether it is worth compiling again. Then a
 * quarter of the usual: how much bytecode of others a function may take into itself when it is optimised. Last, by how much the
 * heap may grow beyond what is alive before it is cleaned up; usually up to four times that.
 */
const FLAGS = [
  { flag: '--interrupt-budget=135168', last: 20 },
  { flag: '--max-inlined-bytecode-size-cumulative=230', last: 22 },
  { flag: '--heap-growing-percent=30', last: 22 },
];

/**
 * Lets the engine think longer before it optimises. A run over some hundred files goes through much code a few times: nearly
 * half of its processor time went into optimising functions that were hardly called again. With twice the budget all of it
 * takes a tenth less (bench/README.md); with more, the thread that works gets slower. Functions that take few others into
 * themselves are optimised once instead of in every caller: another eighth less, and the thread that works is faster too.
 */
export function optimiseLater(): void {
  const version = Number.parseInt(process.versions.node, 10);
  for (const { flag, last } of FLAGS) if (version <= last) setFlagsFromString(flag);
}
