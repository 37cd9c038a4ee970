import { builtInPolicies, defaultPolicy, policyById } from '../../engine/policy/built-in.ts';
import { DEFAULT_MARK, describePolicy } from '../../messages/policy.ts';
import type { Command } from './args.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { unknownPolicy } from './policy-option.ts';

/** `jihe policies`: the built-in policies, or one of them, in words or as a file for `--policy`. @throws CommandError */
export async function policies({ id, json }: Extract<Command, { command: 'policies' }>, io: CliIo): Promise<ExitCode> {
  const chosen = id === null ? null : policyById(id);
  if (id !== null && chosen === null) throw await unknownPolicy(id, io.cwd, null);
  const shown = chosen === null ? builtInPolicies : [chosen];
  if (json) {
    await io.stdout.write(`${JSON.stringify(chosen ?? builtInPolicies, null, 2)}\n`);
    return EXIT.fine;
  }
  const parts = shown.map((policy) => {
    const mark = policy === defaultPolicy ? DEFAULT_MARK : '';
    return `${policy.id}  ${policy.name}${mark}\n${describePolicy(policy)
      .map((line) => `    ${line}\n`)
      .join('')}`;
  });
  await io.stdout.write(parts.join('\n'));
  return EXIT.fine;
}
