import { Button, Field } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { DocumentCheckmarkRegular } from '@fluentui/react-icons/svg/document-checkmark';
import { type ReactElement, useState } from 'react';
import { builtInPolicies, defaultPolicy } from '../../engine/policy/built-in.ts';
import type { PolicySuggestion, ScoringPolicy } from '../../engine/policy/schema.ts';
import type { Review } from '../../engine/review-types.ts';
import { HEAD } from '../../messages/pane.ts';
import { describeSuggestion, policyName } from '../../messages/policy.ts';
import { useController, usePaneState, useSettings } from '../context.ts';
import type { PaneState } from '../state/state.ts';
import { Select } from './controls.tsx';
import { Small } from './text.tsx';

/** The first form that speaks for another policy than the one in force. */
/** What a form speaks for, which form that is, and whether all forms that were checked say the same: only then is it theirs. */
function suggestionOf(
  review: Review | undefined,
): { readonly suggestion: PolicySuggestion; readonly sheet: string | null; readonly ofAll: boolean } | null {
  const tables = review?.tables ?? [];
  const speaks = tables.find(({ suggestion }) => suggestion !== null);
  if (speaks === undefined || speaks.suggestion === null) return null;
  const { suggestion } = speaks;
  const ofAll = tables.every((table) => table.suggestion?.policy === suggestion.policy);
  return { suggestion, sheet: tables.length > 1 ? speaks.table.sheet : null, ofAll };
}

/** All policies that can be chosen, the unit's own ones after the built-in ones. */
export function policiesOf(
  own: readonly ScoringPolicy[],
  inForce: ScoringPolicy | undefined,
): readonly ScoringPolicy[] {
  const known = [...builtInPolicies, ...own];
  // One that the workbook brought along, from another machine.
  return inForce === undefined || known.some(({ id }) => id === inForce.id) ? known : [...known, inForce];
}

function PolicyChoice({ state }: { readonly state: PaneState }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const { checked } = state;
  const policies = policiesOf(settings.ownPolicies, checked?.policy ?? state.policy ?? undefined);
  const inForce = state.policy?.id ?? checked?.policy.id ?? settings.defaultPolicy ?? defaultPolicy.id;
  const found = suggestionOf(checked?.review);
  const choose = (id: string): void => {
    const policy = policies.find((each) => each.id === id);
    if (policy !== undefined) void controller.choosePolicy(policy);
  };
  return (
    <>
      <Field
        className="jihe-field"
        hint={checked === null ? null : HEAD.policyFrom[checked.policyOrigin]}
        label={HEAD.policy}
        orientation="horizontal"
        size="small"
      >
        <Select onValue={choose} value={inForce}>
          {policies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {found !== null && (
        <div className="jihe-box jihe-stack jihe-start">
          <Small>
            {found.sheet === null ? '' : HEAD.ofSheet(found.sheet)}
            {describeSuggestion(found.suggestion)}。{found.ofAll ? '' : HEAD.notAll}
          </Small>
          {found.ofAll && (
            <Button onClick={() => choose(found.suggestion.policy)} size="small">
              {HEAD.adopt(policyName(found.suggestion.policy))}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** 检查, how much of it, and by which policy. */
export function Head(): ReactElement {
  const state = usePaneState();
  const controller = useController();
  const [open, setOpen] = useState(true);
  const checking = state.phase.kind === 'checking';
  return (
    <header className="jihe-head">
      <div className="jihe-line jihe-center">
        {checking ? (
          <Button className="jihe-check" onClick={() => controller.cancel()}>
            {HEAD.cancel}
          </Button>
        ) : (
          <Button
            appearance="primary"
            className="jihe-check"
            disabled={state.phase.kind === 'writing'}
            icon={<DocumentCheckmarkRegular />}
            onClick={() => void controller.check()}
          >
            {HEAD.check}
          </Button>
        )}
        <Select
          aria-label={HEAD.scope}
          className="jihe-grow"
          onValue={(value) => {
            controller.setScope(value === 'all' ? 'all' : 'active');
            void controller.check();
          }}
          value={state.scope}
        >
          <option value="active">{HEAD.active}</option>
          <option value="all">{HEAD.all}</option>
        </Select>
        <Button
          appearance="subtle"
          aria-expanded={open}
          aria-label={open ? HEAD.collapse : HEAD.expand}
          icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
          onClick={() => setOpen(!open)}
          title={open ? HEAD.collapse : HEAD.expand}
        />
      </div>
      {open && <PolicyChoice state={state} />}
    </header>
  );
}
