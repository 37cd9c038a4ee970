import { type ReactElement, useMemo, useState } from 'react';
import { type PolicyParse, type PolicyProblem, parsePolicy } from '../../engine/policy/parse.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import { describePolicyProblem, sayPolicyProblem } from '../../messages/policy.ts';
import { describeFieldProblem, POLICY_EDITOR } from '../../messages/settings.ts';
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

/** Where in a policy the content of a field goes; the rules between several stand under the one named here. */
const FIELD_OF: Readonly<Record<string, NumberField>> = {
  name: 'name',
  source: 'source',
  base: 'base',
  executionPoints: 'executionPoints',
  tiers: 'secondTier',
  'tiers.first': 'firstTier',
  'tiers.second': 'secondTier',
  'overfulfilment.threshold': 'threshold',
  executionExplainBelow: 'explainBelow',
  grades: 'grades',
  digits: 'digits',
  weights: 'weights',
};

function fieldOf({ path }: PolicyProblem): NumberField | undefined {
  return FIELD_OF[path] ?? FIELD_OF[path.split('.')[0] ?? ''];
}

/** All that is wrong with a field, each thing once; null where nothing is. */
function errorOf(problems: readonly PolicyProblem[], key: NumberField, label: string): string | null {
  const own = problems.filter((problem) => fieldOf(problem) === key);
  const sentences = new Set(own.map((problem) => describeFieldProblem(label, problem)));
  return sentences.size === 0 ? null : [...sentences].join('');
}

/** A unit's own policy, checked as it is typed: the common fields as a form, everything as the text of its file. */
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
  const problems = parsed?.ok === false ? parsed.problems : [];
  const others = problems.filter((problem) => fieldOf(problem) === undefined);
  const jsonError = parsed === null ? POLICY_EDITOR.notReadable : problems.map(describePolicyProblem).join('');
  const set = (change: Partial<PolicyForm>): void => setForm({ ...form, ...change });
  const text = (key: NumberField, label: string): ReactElement => (
    <Field error={errorOf(problems, key, label)} key={key} label={label} size="small">
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
          <Field
            error={errorOf(problems, 'weights', POLICY_EDITOR.weights)}
            hint={POLICY_EDITOR.weightsHint}
            label={POLICY_EDITOR.weights}
            size="small"
          >
            <Input onValue={(value) => set({ weights: value })} value={form.weights} />
          </Field>
        </>
      ) : (
        <Field error={jsonError === '' ? null : jsonError} label={POLICY_EDITOR.advanced} size="small">
          <TextArea code onValue={setJson} value={json} />
        </Field>
      )}
      {json === null && others.length > 0 && <Bar intent="error">{others.map(sayPolicyProblem).join('')}</Bar>}
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
            {POLICY_EDITOR.advanced}
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
