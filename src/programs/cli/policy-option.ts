import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { builtInPolicies, policyById } from '../../engine/policy/built-in.ts';
import { parsePolicy } from '../../engine/policy/parse.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import type { Advice } from '../../messages/advice.ts';
import { POLICY_ERRORS } from '../../messages/cli.ts';
import { describePolicyProblem } from '../../messages/policy.ts';
import { CommandError, systemCode } from './command-error.ts';

/** Reads a JSON file that the user wrote, perhaps with an editor that begins it with a byte order mark. */
export async function readJson(path: string, cwd: string, notJson: (path: string) => Advice): Promise<unknown> {
  const text = await readFile(resolve(cwd, path), 'utf8');
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    throw new CommandError(notJson(path), { cause: error });
  }
}

/**
 * `--policy`: the id of a built-in policy, or a JSON file with a unit's own.
 *
 * @returns null when the option wasn't given.
 * @throws CommandError
 */
export async function readPolicy(option: string | null, cwd: string): Promise<ScoringPolicy | null> {
  if (option === null) return null;
  const builtIn = policyById(option);
  if (builtIn !== null) return builtIn;
  let json: unknown;
  try {
    json = await readJson(option, cwd, POLICY_ERRORS.notJson);
  } catch (error) {
    if (error instanceof CommandError || systemCode(error) === null) throw error;
    const known = builtInPolicies.map((policy) => policy.id);
    throw new CommandError(POLICY_ERRORS.unknown(option, known), { cause: error });
  }
  const parsed = parsePolicy(json);
  if (parsed.ok) return parsed.policy;
  throw new CommandError(POLICY_ERRORS.invalid(option, parsed.problems.map(describePolicyProblem)));
}
