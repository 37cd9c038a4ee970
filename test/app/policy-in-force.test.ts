import {
  knownPolicies,
  type PolicyChoice,
  personalPolicy,
  policyInForce,
  UNDECIDED,
  usualChoice,
} from '../../src/app/policy-in-force.ts';
import { DEFAULTS, type Settings } from '../../src/app/settings.ts';
import { builtInPolicies, policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { recordFormPolicies, recordPolicy } from '../../src/engine/waivers/write-sheet.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { exampleForm, gridOf } from '../support/form-text.ts';

/** By whose word a workbook is judged. */

const known = (id: string): ScoringPolicy => policyById(id) as ScoringPolicy;
const HUBEI = known('hubei');
const SICHUAN = known('sichuan');
const PLATFORM = known('platform');
const FORM = exampleForm('national');
const empty = gridOf(WAIVER_SHEET, []);
const RECORDING = [FORM, ...applyEdits([empty], recordPolicy(empty, HUBEI, '核对说明'))];

test('what was chosen goes before what the workbook records, that before the user’s own, and all before the national one', () => {
  const both = { chosen: SICHUAN, personal: PLATFORM };
  const personal = { chosen: null, personal: PLATFORM };
  const reported = (grids: typeof RECORDING, choice: PolicyChoice): string[] => {
    const { policy, origin } = policyInForce(grids, choice);
    return [policy.id, origin];
  };
  expect(reported(RECORDING, both)).toEqual(['sichuan', 'chosen']);
  expect(reported(RECORDING, personal)).toEqual(['hubei', 'recorded']);
  expect(reported([FORM], personal)).toEqual(['platform', 'personal']);
  expect(reported([FORM], UNDECIDED)).toEqual(['national', 'default']);
});

describe('for single forms', () => {
  const of = (sheet: string, policy: ScoringPolicy) => ({ sheet, form: null, policy });
  const notes = gridOf(WAIVER_SHEET, []);
  const grids = [
    FORM,
    ...applyEdits([notes], recordFormPolicies(notes, [of('甲', HUBEI), of('乙', SICHUAN)], '核对说明')),
  ];
  const inForce = (choice: Partial<PolicyChoice>): string[] =>
    policyInForce(grids, { ...UNDECIDED, ...choice }).formPolicies.map(({ sheet, policy }) => `${sheet} ${policy.id}`);

  test('what the workbook records holds until something is chosen for all', () => {
    expect(inForce({})).toEqual(['甲 hubei', '乙 sichuan']);
    expect(inForce({ personal: PLATFORM })).toEqual(['甲 hubei', '乙 sichuan']);
    expect(inForce({ chosen: PLATFORM })).toEqual([]);
    expect(inForce({ chosen: PLATFORM, keepsRecorded: true })).toEqual(['甲 hubei', '乙 sichuan']);
    expect(inForce({ keepsRecorded: false })).toEqual([]);
  });

  test('what was chosen goes before what is recorded for the same form, also that it has none of its own', () => {
    expect(inForce({ ofForms: [of('甲', PLATFORM)] })).toEqual(['甲 platform', '乙 sichuan']);
    expect(inForce({ ofForms: [{ ...of('甲', PLATFORM), policy: null }] })).toEqual(['乙 sichuan']);
    expect(inForce({ chosen: SICHUAN, ofForms: [of('甲', PLATFORM)] })).toEqual(['甲 platform']);
  });
});

describe('the user’s own choice', () => {
  const own = { ...HUBEI, name: '本单位' };
  const settings = (defaultPolicy: string | null, ownPolicies: readonly ScoringPolicy[] = []): Settings => ({
    ...DEFAULTS,
    defaultPolicy,
    ownPolicies,
  });

  test('is a built-in policy or one of the unit’s; the unit’s goes before', () => {
    expect(personalPolicy(settings('hubei'))).toBe(HUBEI);
    expect(personalPolicy(settings('hubei', [own]))).toBe(own);
    expect(usualChoice(settings('hubei', [own]))).toEqual({ chosen: null, personal: own });
  });

  test('is none where nothing was chosen, or what is gone', () => {
    expect(personalPolicy(settings(null, [own]))).toBeNull();
    expect(personalPolicy(settings('own-1'))).toBeNull();
  });

  test('is made among the built-in ones and then the unit’s', () => {
    expect(knownPolicies(settings(null, [own]))).toEqual([...builtInPolicies, own]);
  });
});
