import fc from 'fast-check';
import { type CollectedTest, collectedTests } from '../../support/collected-tests.ts';
import { shown } from '../../support/shown.ts';
import { hostContract } from '../contract.ts';
import { modelOf, openModel } from '../open-model.ts';
import { profileWith, SWITCHES, type WpsProfile } from '../wps-emulator/profile.ts';
import { opening } from './open-wps.ts';

/**
 * The contract over whatever builds of WPS may do differently: one after another, and random combinations by seed and number. A
 * share of it here, all of it by hand: `JIHE_WPS=200 JIHE_SEED=7 npx jest test/hosts/wps/contract-switches` runs the whole contract
 * over each switch and 200 combinations.
 */

const SEED = Number(process.env['JIHE_SEED'] ?? 1);
const ASKED = Number(process.env['JIHE_WPS'] ?? 0);
const COMBINATIONS = ASKED > 0 ? ASKED : 200;
/** Of the contract's tests every so many are run over a profile; which ones differs from profile to profile. */
const EVERY = ASKED > 0 ? 1 : 6;
const EVERY_COMBINED = ASKED > 0 ? 1 : 40;

let profile = profileWith();

const tests = collectedTests(() =>
  hostContract((sheets, options = {}) => openModel(modelOf(sheets, options), openingOf(profile))),
);

/** One a profile: what a page keeps lives as long as its workbook. */
const openings = new Map<WpsProfile, ReturnType<typeof opening>>();
function openingOf(of: WpsProfile): ReturnType<typeof opening> {
  const known = openings.get(of) ?? opening(of);
  openings.set(of, known);
  return known;
}

async function failuresOver(each: WpsProfile, run: readonly CollectedTest[]): Promise<string[]> {
  profile = each;
  const failures: string[] = [];
  for (const test of run) {
    try {
      await test.run();
    } catch (error) {
      failures.push(`${each.name}: ${test.name}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}

test('each switch by itself', async () => {
  const failures: string[] = [];
  let runs = 0;
  for (const [at, each] of SWITCHES.entries()) {
    const some = tests.filter((_, index) => (index + at + SEED) % EVERY === 0);
    runs += some.length;
    failures.push(...(await failuresOver(profileWith(each), some)));
  }
  shown(`contract, ${SWITCHES.length} switches of WPS, seed ${SEED}: ${runs} runs, ${failures.length} failures`);
  expect(failures).toEqual([]);
  expect(runs).toBeGreaterThanOrEqual(SWITCHES.length * Math.floor(tests.length / EVERY));
}, 3_600_000);

test('random combinations of them', async () => {
  const arbitrary = fc.subarray([...SWITCHES], { minLength: 2 });
  const combinations = fc.sample(arbitrary, { numRuns: COMBINATIONS, seed: SEED });
  const failures: string[] = [];
  let runs = 0;
  for (const [at, each] of combinations.entries()) {
    const some = tests.filter((_, index) => (index + at + SEED) % EVERY_COMBINED === 0);
    runs += some.length;
    failures.push(...(await failuresOver(profileWith(...each), some)));
  }
  shown(`contract, ${COMBINATIONS} combinations of switches, seed ${SEED}: ${runs} runs, ${failures.length} failures`);
  expect(failures).toEqual([]);
  expect(runs).toBeGreaterThanOrEqual(COMBINATIONS * Math.floor(tests.length / EVERY_COMBINED));
}, 3_600_000);

test('the whole contract is among them', () => {
  expect(tests.length).toBeGreaterThan(90);
});
