import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { PersonFilled } from '@fluentui/react-icons/svg/person';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactElement } from 'react';
import type { Severity } from '../../engine/checks/check.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';

/** Signs that differ in shape, not in colour alone. */

export type Sign = Severity | 'human' | 'fine';

const ICONS = {
  error: ErrorCircleFilled,
  warning: WarningFilled,
  hint: InfoFilled,
  human: PersonFilled,
  fine: CheckmarkCircleFilled,
} as const;

/** @param silent the words beside it say the same. */
export function SignIcon({ sign, silent = false }: { readonly sign: Sign; readonly silent?: boolean }): ReactElement {
  const Icon = ICONS[sign];
  const name = sign === 'fine' ? '' : sign === 'human' ? PROBLEMS.human : SEVERITY_NAMES[sign];
  const label = silent || name === '' ? { 'aria-hidden': true } : { 'aria-label': name, role: 'img' };
  return <Icon className={`jihe-sign jihe-${sign}`} {...label} />;
}
