import { setFlagsFromString } from 'node:v8';

/** Twice the usual: how much bytecode a function runs between two looks at whether it is worth compiling again. */
const BUDGET = 135168;
/** Up to this version the flag is known; others would say on the screen that it isn't. */
const LAST = 22;

/**
 * Lets the engine think longer before it optimises. A run over some hundred files goes through much code a few times: nearly
 * half of its processor time went into optimising functions that were hardly called again. With twice the budget all of it
 * takes a tenth less (bench/README.md); with more, the thread that works gets slower.
 */
export function optimiseLater(): void {
  if (Number.parseInt(process.versions.node, 10) <= LAST) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
