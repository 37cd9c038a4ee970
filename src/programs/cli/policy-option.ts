import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { builtInPolicies, policyById } from '../../engine/policy/built-in.ts';
import type { FormPolicy } from '../../engine/policy/form-policies.ts';
import { parsePolicy } from '../../engine/policy/parse.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import type { Advice } from '../../messages/advice.ts';
import { POLICY_ERRORS } from '../../messages/cli.ts';
import { describePolicyProblem } from '../../messages/policy.ts';
import { CommandError, systemCode } from './command-error.ts';
import { nearFiles } from './near-file.ts';
import { nearest } from './nearest.ts';

/** Reads a JSON file that the user wrote, perhaps with an editor that begins it with a byte order mark. */
export async function readJson(path: string, cwd: string, notJson: (path: string) => Advice): Promise<unknown> {
  const text = await readFile(resolve(cwd, path), 'utf8');
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    throw new CommandError(notJson(path), { cause: error });
  }
}

export interface ReadPolicies {
  /** For all forms; null when none was given. */
  readonly policy: ScoringPolicy | null;
  readonly ofForms: readonly FormPolicy[];
}

/** `黄石`, or `黄石#2`: the second form of the sheet, unless there is a sheet of that name. */
function formsNamed(name: string): Omit<FormPolicy, 'policy'>[] {
  const [, sheet, form] = /^(.+)(#\d{1,4})$/s.exec(name) ?? [];
  const whole = { sheet: name, form: null };
  return sheet === undefined || form === undefined ? [whole] : [whole, { sheet, form }];
}

/**
 * `--policy`, as often as it was given: `hubei` for all forms, `黄石=hubei` for those of a sheet.
 *
 * @throws CommandError
 */
export async function readPolicies(options: readonly string[], cwd: string): Promise<ReadPolicies> {
  let policy: ScoringPolicy | null = null;
  const ofForms: FormPolicy[] = [];
  for (const option of options) {
    const at = option.lastIndexOf('=');
    const named = at < 1 ? [] : formsNamed(option.slice(0, at));
    const read = await readPolicy(option.slice(at < 1 ? 0 : at + 1), cwd);
    if (named.length === 0) policy = read;
    // Said later, meant now.
    else ofForms.unshift(...named.map((form) => ({ ...form, policy: read })));
  }
  return { policy, ofForms };
}

/** Whether `黄石=hubei` names one of these sheets. */
export function isOfSheets(option: string, tables: readonly { readonly sheet: string }[]): boolean {
  const named = formsNamed(option.slice(0, option.lastIndexOf('=')));
  return tables.some((table) => named.some(({ sheet }) => sheet === table.sheet));
}

/** `湖北`, `湖北省`, `全国`. */
function isNamed(name: string, option: string): boolean {
  const [place = ''] = name.split('（');
  return name.includes(option) || (place !== '' && option.startsWith(place));
}

/** Neither a built-in policy nor a file: what may have been meant, by its id, its name or the name of a file. */
export async function unknownPolicy(option: string, cwd: string, cause: unknown): Promise<CommandError> {
  const known = builtInPolicies.map((policy) => policy.id);
  const named = builtInPolicies.filter(({ name }) => isNamed(name, option)).map(({ id, name }) => `${id}（${name}）`);
  const ids = nearest(option, known);
  const files = ids.length > 0 ? [] : (await nearFiles(option, cwd)).filter((name) => /\.json$/i.test(name));
  const near = ids.length > 0 ? ids : [...named, ...files];
  return new CommandError(POLICY_ERRORS.unknown(option, known, near), { cause });
}

/**
 * The id of a built-in policy, or a JSON file with a unit's own.
 *
 * @throws CommandError
 */
async function readPolicy(option: string, cwd: string): Promise<ScoringPolicy> {
  const builtIn = policyById(option);
  if (builtIn !== null) return builtIn;
  let json: unknown;
  try {
    json = await readJson(option, cwd, POLICY_ERRORS.notJson);
  } catch (error) {
    if (error instanceof CommandError || systemCode(error) === null) throw error;
    throw await unknownPolicy(option, cwd, error);
  }
  const parsed = parsePolicy(json);
  if (parsed.ok) return parsed.policy;
  throw new CommandError(POLICY_ERRORS.invalid(option, parsed.problems.map(describePolicyProblem)));
}
