import { type ReactElement, useState } from 'react';
import { choicesOf, guessOf } from '../../engine/reading-notes/questions.ts';
import type { ReadingRole } from '../../engine/reading-notes/role.ts';
import { roleChoice, TEACH } from '../../messages/reading-notes.ts';
import { Button } from './button.tsx';
import { Select } from './controls.tsx';

/** As a review or a report names it. */
export type AnyGap = Parameters<typeof guessOf>[0];

/**
 * What something may be: the guess first, another one from the list, or that it doesn't matter. Choosing from the list says nothing yet:
 * with the keyboard it goes through all that stand before.
 */
export function Answers(props: {
  readonly gap: AnyGap;
  readonly onAnswer: (role: ReadingRole) => void;
  readonly disabled?: boolean;
}): ReactElement {
  const { gap, onAnswer, disabled = false } = props;
  const guess = guessOf(gap);
  const choices = choicesOf(gap);
  const [picked, setPicked] = useState<ReadingRole | null>(null);
  // What is guessed may change with each answer to another question.
  const chosen = picked ?? guess;
  const answer = (role: ReadingRole, text: string): ReactElement => (
    <Button disabledFocusable={disabled} onClick={() => onAnswer(role)} size="small">
      {text}
    </Button>
  );
  return (
    <div className="jihe-row jihe-answers">
      {chosen !== null && answer(chosen, TEACH.is(chosen))}
      {choices.length > 0 && (
        <Select
          aria-label={TEACH.what(gap.words)}
          onValue={(value) => setPicked(choices.find((each) => each === value) ?? null)}
          size="small"
          value={chosen === guess ? '' : (chosen ?? '')}
        >
          <option value="">{TEACH.isWhat}</option>
          {choices.map((role) => (
            <option key={role} value={role}>
              {roleChoice(role)}
            </option>
          ))}
        </Select>
      )}
      {answer('ignored', TEACH.ignored)}
    </div>
  );
}
