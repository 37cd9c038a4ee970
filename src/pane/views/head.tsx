import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { DocumentCheckmarkRegular } from '@fluentui/react-icons/svg/document-checkmark';
import { type ReactElement, useState } from 'react';
import { builtInPolicies, defaultPolicy } from '../../engine/policy/built-in.ts';
import { type FormKey, isSameForm } from '../../engine/policy/form-policies.ts';
import type { PolicySuggestion, ScoringPolicy } from '../../engine/policy/schema.ts';
import type { Review } from '../../engine/review-types.ts';
import { HEAD, TABLE_HEADING } from '../../messages/pane.ts';
import { describeSuggestion, policyName } from '../../messages/policy.ts';
import { useController, useEnvironment, usePaneState, useSettings } from '../context.ts';
import type { Checked, PaneState } from '../state/state.ts';
import { Button } from './button.tsx';
import { Field, Select } from './controls.tsx';
import { Disclosure } from './disclosure.tsx';
import { Small } from './text.tsx';

/** Of more forms than that, what was found comes first. */
const FEW = 3;

/** More of them wait until these are settled. */
const MAX_SUGGESTIONS = 5;

/** What forms speak for, by one word or each on its own. */
interface Offer {
  readonly forms: readonly FormKey[];
  readonly suggestion: PolicySuggestion;
  /** Which form it is, where several were checked and not all say the same. */
  readonly heading: string | null;
}

function offersOf(review: Review | undefined): Offer[] {
  const tables = review?.tables ?? [];
  const offers = tables.flatMap(({ table, form, suggestion, isOwnPolicy }): Offer[] => {
    // Somebody has decided about this form.
    if (suggestion === null || isOwnPolicy) return [];
    return [{ forms: [form], suggestion, heading: TABLE_HEADING(table.sheet, form.form ?? '') }];
  });
  const [first] = offers;
  const areAlike =
    first !== undefined && offers.every(({ suggestion }) => suggestion.policy === first.suggestion.policy);
  if (!areAlike || offers.length < tables.length) return offers;
  return [{ ...first, forms: offers.flatMap(({ forms }) => forms), heading: null }];
}

function Offers({ review, choose }: { readonly review: Review | undefined; readonly choose: (offer: Offer) => void }) {
  const offers = offersOf(review);
  if (offers.length === 0) return null;
  const list = (): ReactElement => (
    <>
      {offers.slice(0, MAX_SUGGESTIONS).map((offer) => {
        const { suggestion, heading } = offer;
        const name = policyName(suggestion.policy);
        return (
          <div className="jihe-offer" key={heading ?? ''}>
            <Small className="jihe-grow">
              {heading === null ? '' : HEAD.ofForm(heading)}
              {describeSuggestion(suggestion)}。
            </Small>
            <Button onClick={() => choose(offer)} size="small">
              {heading === null ? HEAD.adopt(name) : HEAD.adoptForForm(name)}
            </Button>
          </div>
        );
      })}
      {offers.length > MAX_SUGGESTIONS && <Small>{HEAD.more(offers.length - MAX_SUGGESTIONS)}</Small>}
    </>
  );
  if (offers.length === 1 && (review?.tables.length ?? 0) <= FEW) return list();
  const forms = offers.reduce((count, offer) => count + offer.forms.length, 0);
  return (
    <Disclosure head={<Small>{HEAD.suggested(forms)}</Small>} level={2}>
      {list}
    </Disclosure>
  );
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

/** The policy of the only form that was checked, where it has one of its own. */
export function ownPolicyOf(checked: Checked | null): ScoringPolicy | null {
  const [only, ...others] = checked?.review.tables ?? [];
  return only?.isOwnPolicy === true && others.length === 0 ? only.policy : null;
}

function policyHint({ ofForms }: PaneState, checked: Checked): string {
  const [only] = checked.review.tables;
  if (only === undefined || ownPolicyOf(checked) === null) return HEAD.policyFrom[checked.policyOrigin];
  const isChosen = ofForms.some((each) => isSameForm(each, only.form));
  return `${HEAD.policyFrom[isChosen ? 'chosen' : 'recorded']}${HEAD.ownForm}`;
}

function PolicyChoice({ state }: { readonly state: PaneState }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const { checked } = state;
  const single = ownPolicyOf(checked);
  const policies = policiesOf(settings.ownPolicies, single ?? checked?.policy ?? state.policy ?? undefined);
  const inForce = single?.id ?? state.policy?.id ?? checked?.policy.id ?? settings.defaultPolicy ?? defaultPolicy.id;
  const choose = (id: string): void => {
    const policy = policies.find((each) => each.id === id);
    if (policy !== undefined) void controller.choosePolicy(policy);
  };
  return (
    <>
      <Field hint={checked === null ? null : policyHint(state, checked)} label={HEAD.policy} inline size="small">
        <Select onValue={choose} value={inForce}>
          {policies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Offers
        choose={({ forms, suggestion }) => {
          const policy = policies.find(({ id }) => id === suggestion.policy);
          if (policy !== undefined) void controller.chooseFormPolicy(forms, policy);
        }}
        review={checked?.review}
      />
    </>
  );
}

/** 检查, how much of it, and by which policy. */
export function Head({ onHide }: { readonly onHide: (() => void) | undefined }): ReactElement {
  const state = usePaneState();
  const { controller, report } = useEnvironment();
  const { settings } = useSettings();
  const [open, setOpen] = useState(true);
  const checking = state.phase.kind === 'checking';
  // It checks by itself: the button is for whoever wants to be sure.
  const isLive = settings.live && controller.host.can.liveEvents;
  const fold = open ? HEAD.collapse : HEAD.expand;
  const [told, setTold] = useState<{ readonly checked: Checked | null; readonly time: string } | null>(null);
  /** Where nothing has changed the result looks as before: that it is a new one has to be said. */
  const check = async (): Promise<void> => {
    await controller.check();
    const { checked } = controller.snapshot();
    if (checked !== state.checked) setTold({ checked, time: new Date().toTimeString().slice(0, 8) });
  };
  return (
    <header className="jihe-head">
      <div className="jihe-line jihe-center">
        {checking ? (
          <Button className="jihe-check" onClick={() => controller.cancel()} size="small">
            {HEAD.cancel}
          </Button>
        ) : (
          <Button
            appearance={isLive ? 'secondary' : 'primary'}
            className="jihe-check"
            disabled={state.phase.kind === 'writing'}
            icon={<DocumentCheckmarkRegular />}
            onClick={() => void check()}
            size="small"
          >
            {HEAD.check}
          </Button>
        )}
        {/* All forms of a document are read: it has no sheet in front. */}
        {report === null ? (
          <Select
            aria-label={HEAD.scope}
            className="jihe-grow"
            onValue={(value) => {
              controller.setScope(value === 'all' ? 'all' : 'active');
              void controller.check();
            }}
            size="small"
            value={state.scope}
          >
            <option value="active">{HEAD.active}</option>
            <option value="all">{HEAD.all}</option>
          </Select>
        ) : (
          <span className="jihe-grow" />
        )}
        <Button
          appearance="subtle"
          aria-expanded={open}
          aria-label={fold}
          icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
          onClick={() => setOpen(!open)}
          size="small"
          title={fold}
        />
        {onHide && (
          <Button appearance="subtle" onClick={onHide} size="small">
            {HEAD.hide}
          </Button>
        )}
      </div>
      {told !== null && told.checked === state.checked && !state.stale && <Small>{HEAD.checkedAt(told.time)}</Small>}
      {open && <PolicyChoice state={state} />}
    </header>
  );
}
