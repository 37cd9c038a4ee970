import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Appearance, Settings as SettingsData } from '../../app/settings.ts';
import { builtInPolicies, defaultPolicy } from '../../engine/policy/built-in.ts';
import { parsePolicy } from '../../engine/policy/parse.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import type { HostCapabilities } from '../../hosts/host.ts';
import { SCORES, VERDICT } from '../../messages/pane.ts';
import { describePolicy, sayPolicyProblem } from '../../messages/policy.ts';
import { POLICY_EDITOR, SETTINGS } from '../../messages/settings.ts';
import { useController, useEnvironment, usePaneState, useSettings } from '../context.ts';
import { ownId } from '../model/policy-form.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';
import { Checkbox, Field, Select } from './controls.tsx';
import { Disclosure } from './disclosure.tsx';
import { ownPolicyOf, policiesOf } from './head.tsx';
import { JsonImport } from './json-import.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { SelfTest } from './self-test.tsx';
import { Tag } from './tag.tsx';
import { TaughtWords } from './taught-words.tsx';
import { Small, Title } from './text.tsx';

function liveHint({ liveEvents, choiceEvents }: HostCapabilities): string {
  if (!liveEvents) return SETTINGS.liveUnsupported;
  return choiceEvents ? SETTINGS.liveHint : `${SETTINGS.liveHint}${VERDICT.unheard}`;
}

function asJson(policy: ScoringPolicy): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}

interface PolicyActions {
  readonly onEdit: (policy: ScoringPolicy) => void;
  readonly say: (text: string) => void;
}

function PolicyItem(
  props: PolicyActions & { readonly policy: ScoringPolicy; readonly inForce: boolean },
): ReactElement {
  const { policy, inForce, onEdit, say } = props;
  const controller = useController();
  const { download } = useEnvironment();
  const { settings } = useSettings();
  const isOwn = settings.ownPolicies.some(({ id }) => id === policy.id);
  const copy = (): void => {
    const id = ownId(policiesOf(settings.ownPolicies, policy));
    onEdit({ ...policy, id, name: POLICY_EDITOR.copyOf(policy.name), regions: [] });
  };
  const remove = (): void => {
    controller.settings.update({
      ownPolicies: settings.ownPolicies.filter(({ id }) => id !== policy.id),
      ...(settings.defaultPolicy === policy.id ? { defaultPolicy: null } : {}),
    });
    say(SETTINGS.removed(policy.name));
  };
  return (
    <Disclosure
      head={
        <span className="jihe-row">
          {policy.name}
          {inForce && <Tag>{SETTINGS.inForce}</Tag>}
          {isOwn && <Tag>{SETTINGS.own}</Tag>}
        </span>
      }
      level={3}
    >
      {() => (
        <>
          <ul className="jihe-bullets jihe-small">
            {describePolicy(policy).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="jihe-row jihe-pad">
            {!inForce && (
              <Button onClick={() => void controller.choosePolicy(policy)} size="small">
                {SETTINGS.use}
              </Button>
            )}
            {isOwn && (
              <Button icon={<EditRegular />} onClick={() => onEdit(policy)} size="small">
                {SETTINGS.edit}
              </Button>
            )}
            <Button icon={<CopyRegular />} onClick={copy} size="small">
              {SETTINGS.copy}
            </Button>
            <Button
              icon={<ArrowDownloadRegular />}
              onClick={() => download(`${policy.name}.json`, asJson(policy))}
              size="small"
            >
              {SETTINGS.export}
            </Button>
            {isOwn && (
              <Button icon={<DeleteRegular />} onClick={remove} size="small">
                {SETTINGS.remove}
              </Button>
            )}
          </div>
        </>
      )}
    </Disclosure>
  );
}

/** One that was saved or imported just now. */
interface Kept {
  readonly policy: ScoringPolicy;
  readonly text: string;
}

/** Whoever has made a policy has most likely made it for the workbook that is open. */
function UseNow({ kept, onEnd }: { readonly kept: Kept; readonly onEnd: () => void }): ReactElement {
  const controller = useController();
  const use = useRef<HTMLButtonElement>(null);
  // The button that saved it went with the editor.
  useEffect(() => {
    if (document.activeElement === document.body) use.current?.focus();
    use.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <Bar
      actions={
        <>
          <Button
            appearance="primary"
            onClick={() => {
              onEnd();
              void controller.choosePolicy(kept.policy);
            }}
            ref={use}
            size="small"
          >
            {SETTINGS.use}
          </Button>
          <Button onClick={onEnd} size="small">
            {SETTINGS.notNow}
          </Button>
        </>
      }
      intent="success"
      testId="use-now"
      title={kept.text}
    />
  );
}

function withPolicy(own: readonly ScoringPolicy[], policy: ScoringPolicy): ScoringPolicy[] {
  return [...own.filter(({ id }) => id !== policy.id), policy];
}

function Policies(): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const { checked, policy: chosen } = usePaneState();
  const [editing, setEditing] = useState<ScoringPolicy | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const section = useRef<HTMLElement>(null);
  const inForce = ownPolicyOf(checked) ?? chosen ?? checked?.policy;
  const say = (text: string): void => controller.say(text);
  const save = (policy: ScoringPolicy): void => {
    controller.settings.update({ ownPolicies: withPolicy(settings.ownPolicies, policy) });
    setEditing(null);
    // The policy in force is another one now: what was found by the old one doesn't hold.
    if (inForce?.id === policy.id) {
      say(SETTINGS.saved(policy.name));
      void controller.choosePolicy(policy);
    } else {
      say(SETTINGS.savedAsk(policy.name));
      setKept({ policy, text: SETTINGS.savedAsk(policy.name) });
    }
  };
  const edit = (policy: ScoringPolicy): void => {
    setKept(null);
    setEditing(policy);
  };
  const take = (json: unknown): string | null => {
    const parsed = parsePolicy(json);
    if (!parsed.ok) return parsed.problems.map(sayPolicyProblem).join('');
    const { ownPolicies } = controller.settings.current;
    const isTaken = builtInPolicies.some(({ id }) => id === parsed.policy.id);
    const policy = isTaken ? { ...parsed.policy, id: ownId(ownPolicies) } : parsed.policy;
    controller.settings.update({ ownPolicies: withPolicy(ownPolicies, policy) });
    say(SETTINGS.importedAsk(policy.name));
    setKept({ policy, text: SETTINGS.importedAsk(policy.name) });
    return null;
  };
  return (
    <section aria-label={SETTINGS.policies} ref={section} tabIndex={-1}>
      <Title as="h2">{SETTINGS.policies}</Title>
      {editing === null ? (
        <div>
          {policiesOf(settings.ownPolicies, inForce).map((policy) => (
            <PolicyItem inForce={inForce?.id === policy.id} key={policy.id} onEdit={edit} policy={policy} say={say} />
          ))}
        </div>
      ) : (
        <PolicyEditor onCancel={() => setEditing(null)} onSave={save} policy={editing} />
      )}
      {kept !== null && (
        <UseNow
          kept={kept}
          key={kept.policy.id}
          onEnd={() => {
            setKept(null);
            section.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <JsonImport label={SETTINGS.import} take={take} />
    </section>
  );
}

const APPEARANCES: readonly Appearance[] = ['auto', 'light', 'dark'];

/** 设置: policies, and what the user likes. */
export function Settings(): ReactElement {
  const { controller, version } = useEnvironment();
  const { settings, kept } = useSettings();
  const { host } = controller;
  const set = (change: Partial<SettingsData>): void => controller.settings.update(change);
  const recent = settings.recentCauses.length + settings.recentMeasures.length;
  return (
    <div className="jihe-stack jihe-wide">
      {!kept && <Bar intent="warning">{SETTINGS.notKept}</Bar>}
      <Policies />
      <TaughtWords />
      <Field hint={SETTINGS.personalDefaultHint} label={SETTINGS.personalDefault}>
        <Select
          onValue={(value) => set({ defaultPolicy: value === defaultPolicy.id ? null : value })}
          value={settings.defaultPolicy ?? defaultPolicy.id}
        >
          {policiesOf(settings.ownPolicies, undefined).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={SETTINGS.appearance}>
        <Select
          onValue={(value) => set({ appearance: APPEARANCES.find((each) => each === value) ?? 'auto' })}
          value={settings.appearance}
        >
          {APPEARANCES.map((each) => (
            <option key={each} value={each}>
              {SETTINGS.appearances[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Field hint={liveHint(host.can)}>
        <Checkbox
          checked={settings.live && host.can.liveEvents}
          disabled={!host.can.liveEvents}
          label={SETTINGS.live}
          onChecked={(live) => set({ live })}
        />
      </Field>
      <Field label={SETTINGS.as}>
        <Select
          onValue={(value) => set({ fillAs: value === 'formulas' ? 'formulas' : 'values' })}
          value={settings.fillAs}
        >
          <option value="values">{SCORES.values}</option>
          <option value="formulas">{SCORES.formulas}</option>
        </Select>
      </Field>
      <div className="jihe-row">
        <Small>
          {SETTINGS.recent}：{SETTINGS.recentCount(recent)}
        </Small>
        <Button disabled={recent === 0} onClick={() => set({ recentCauses: [], recentMeasures: [] })} size="small">
          {SETTINGS.clearRecent}
        </Button>
      </div>
      <div>
        <Disclosure head={<span className="jihe-semibold">{SETTINGS.about(version)}</span>} level={2}>
          {() => <SelfTest />}
        </Disclosure>
      </div>
    </div>
  );
}
