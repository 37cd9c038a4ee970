/** What is found where there is no form, for whoever needs the words of nothing else: all of them weigh ten times as much. */

import type { AnyFinding } from '../engine/review-types.ts';
import type { Advice } from './advice.ts';
import type { CheckWords } from './checks/check.ts';
import { hiddenSheet } from './checks/hidden-sheet.ts';
import { noForm } from './checks/no-form.ts';
import { fitted } from './line.ts';

function advice<Data>(words: CheckWords<Data>, data: Data): Advice {
  const { text, rest } = fitted(words.what(data, []));
  return { what: text, why: `${words.why(data)}${rest}`, how: words.how(data) };
}

/** @returns nothing for what is found in forms. */
export function describeSheet(finding: AnyFinding): readonly Advice[] {
  switch (finding.check) {
    case 'no-form':
      return [advice(noForm, finding.data)];
    case 'hidden-sheet':
      return [advice(hiddenSheet, finding.data)];
    default:
      return [];
  }
}
