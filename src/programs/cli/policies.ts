import { builtInPolicies, defaultPolicy } from '../../engine/policy/built-in.ts';
import { DEFAULT_MARK, describePolicy } from '../../messages/policy.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';

/** `jihe policies`: the built-in policies in words. */
export async function policies(io: CliIo): Promise<ExitCode> {
  const parts = builtInPolicies.map((policy) => {
    const mark = policy === defaultPolicy ? DEFAULT_MARK : '';
    return `${policy.id}  ${policy.name}${mark}\n${describePolicy(policy)
      .map((line) => `    ${line}\n`)
      .join('')}`;
  });
  await io.stdout.write(parts.join('\n'));
  return EXIT.fine;
}
