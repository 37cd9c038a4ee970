import { type ReactElement, useMemo, useState } from 'react';
import { type PolicyParse, parsePolicy } from '../../engine/policy/parse.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import { describePolicyProblem } from '../../messages/policy.ts';
import { POLICY_EDITOR, SETTINGS } from '../../messages/settings.ts';
import { formOf, type PolicyForm, policyOf } from '../model/policy-form.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';
import { Field, Input, Select, TextArea } from './controls.tsx';
import { Text } from './text.tsx';

function parseText(text: string): PolicyParse | null {
  try {
    return parsePolicy(JSON.parse(text));
  } catch {
    return null;
  }
}

function problemsOf(parsed: PolicyParse | null): string[] {
  if (parsed === null) return [SETTINGS.notJson];
  return parsed.ok ? [] : parsed.problems.map(describePolicyProblem);
}

type NumberField = {
  readonly [Key in keyof PolicyForm]: PolicyForm[Key] extends string ? Key : never;
}[keyof PolicyForm];

const PAIRS: readonly (readonly [NumberField, string][])[] = [
  [
    ['base', POLICY_EDITOR.base],
    ['executionPoints', POLICY_EDITOR.executionPoints],
  ],
  [
    ['firstTier', POLICY_EDITOR.firstTier],
    ['secondTier', POLICY_EDITOR.secondTier],
  ],
  [
    ['threshold', POLICY_EDITOR.threshold],
    ['explainBelow', POLICY_EDITOR.explainBelow],
  ],
  [
    ['grades', POLICY_EDITOR.grades],
    ['digits', POLICY_EDITOR.digits],
  ],
];

/** A unit's own policy, checked as it is typed: the common fields as a form, everything as JSON. */
export function PolicyEditor(props: {
  readonly policy: ScoringPolicy;
  readonly onSave: (policy: ScoringPolicy) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { policy, onSave, onCancel } = props;
  const [form, setForm] = useState<PolicyForm>(() => formOf(policy));
  const [json, setJson] = useState<string | null>(null);
  const parsed = useMemo(
    () => (json === null ? parsePolicy(policyOf(form, policy)) : parseText(json)),
    [form, json, policy],
  );
  const problems = problemsOf(parsed);
  const set = (change: Partial<PolicyForm>): void => setForm({ ...form, ...change });
  const text = (key: NumberField, label: string): ReactElement => (
    <Field key={key} label={label} size="small">
      <Input onValue={(value) => set({ [key]: value })} value={form[key]} />
    </Field>
  );
  const toForm = (): void => {
    if (parsed?.ok === true) setForm(formOf(parsed.policy));
    setJson(null);
  };
  return (
    <section aria-label={POLICY_EDITOR.title} className="jihe-box jihe-stack">
      <Text as="h3" weight="semibold">
        {POLICY_EDITOR.title}
      </Text>
      {json === null ? (
        <>
          {text('name', POLICY_EDITOR.name)}
          {text('source', POLICY_EDITOR.source)}
          {PAIRS.map((pair) => (
            <div className="jihe-pair" key={pair[0]?.[0]}>
              {pair.map(([key, label]) => text(key, label))}
            </div>
          ))}
          <Field label={POLICY_EDITOR.reverse} size="small">
            <Select
              onValue={(value) => set({ reverse: value === 'linear' ? 'linear' : 'inverse' })}
              value={form.reverse}
            >
              <option value="inverse">{POLICY_EDITOR.inverse}</option>
              <option value="linear">{POLICY_EDITOR.linear}</option>
            </Select>
          </Field>
          <Field hint={POLICY_EDITOR.weightsHint} label={POLICY_EDITOR.weights} size="small">
            <Input onValue={(value) => set({ weights: value })} value={form.weights} />
          </Field>
        </>
      ) : (
        <Field label={POLICY_EDITOR.json} size="small">
          <TextArea code onValue={setJson} value={json} />
        </Field>
      )}
      {problems.length > 0 && (
        <Bar intent="error">
          <ul className="jihe-bullets">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Bar>
      )}
      <div className="jihe-row">
        <Button
          appearance="primary"
          disabled={parsed?.ok !== true}
          onClick={() => {
            if (parsed?.ok === true) onSave({ ...parsed.policy, id: policy.id });
          }}
          size="small"
        >
          {POLICY_EDITOR.save}
        </Button>
        <Button onClick={onCancel} size="small">
          {POLICY_EDITOR.cancel}
        </Button>
        {json === null ? (
          <Button
            appearance="subtle"
            onClick={() => setJson(JSON.stringify(parsed?.ok === true ? parsed.policy : policy, null, 2))}
            size="small"
          >
            {POLICY_EDITOR.json}
          </Button>
        ) : (
          <Button appearance="subtle" disabled={parsed?.ok !== true} onClick={toForm} size="small">
            {POLICY_EDITOR.form}
          </Button>
        )}
      </div>
    </section>
  );
}
