import type { SpoiledRate } from '../../engine/narrative/checks/spoiled.ts';

/** A sentence for each rate that is off for the same reason; none: nothing. */
export function spoiled(rates: readonly SpoiledRate[]): string {
  return rates
    .map(({ printed, working }) => `用到这些数的比率 ${printed} 也对不上${working === '' ? '' : `：${working}`}。`)
    .join('');
}
