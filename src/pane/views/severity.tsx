/** Signs that differ in shape, not in colour alone. */

import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { PersonFilled } from '@fluentui/react-icons/svg/person';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactElement } from 'react';
import type { Severity } from '../../engine/checks/check.ts';

export type Sign = Severity | 'human' | 'fine';

const ICONS = {
  error: ErrorCircleFilled,
  warning: WarningFilled,
  hint: InfoFilled,
  human: PersonFilled,
  fine: CheckmarkCircleFilled,
} as const;

/** @param name for those who don't see it, where the words beside it don't say the same. */
export function SignIcon({ sign, name }: { readonly sign: Sign; readonly name?: string }): ReactElement {
  const Icon = ICONS[sign];
  const label = name === undefined ? { 'aria-hidden': true } : { 'aria-label': name, role: 'img' };
  return <Icon className={`jihe-sign jihe-${sign}`} {...label} />;
}
