import type { ReactElement } from 'react';
import type { Review } from '../../engine/review-types.ts';
import { TEACH } from '../../messages/reading-notes.ts';
import { useController, usePaneState } from '../context.ts';
import { questionsOf } from '../model/questions.ts';
import { isBusy } from '../state/state.ts';
import { Disclosure } from './disclosure.tsx';
import { LocateButton } from './locate-button.tsx';
import { Answers } from './teach.tsx';
import { Small, Text } from './text.tsx';

/** Of more forms than that, what was found comes first. */
const FEW = 3;

/** 没有完全认出: one line a part, answered with one click. */
export function Questions({ review }: { readonly review: Review }): ReactElement | null {
  const controller = useController();
  const busy = isBusy(usePaneState());
  const questions = questionsOf(review);
  if (questions.length === 0) return null;
  const title = TEACH.title(questions.length);
  const isFolded = review.tables.length > FEW;
  const list = (): ReactElement => (
    <>
      <Small>{TEACH.hint}</Small>
      <ul className="jihe-plain jihe-stack">
        {questions.map(({ key, gap, sentence, sheet, cell, forms }) => (
          <li key={key}>
            <div className="jihe-line">
              <Text className="jihe-grow jihe-wrap">
                {sentence}
                {forms > 1 && TEACH.forms(forms)}
              </Text>
              <LocateButton cell={cell} sheet={sheet} />
            </div>
            <Answers disabled={busy} gap={gap} onAnswer={(role) => void controller.teach({ words: gap.words, role })} />
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <section aria-label={title} className={isFolded ? 'jihe-card' : 'jihe-box jihe-stack'}>
      {isFolded ? (
        <Disclosure head={<span className="jihe-semibold">{title}</span>} level={3}>
          {list}
        </Disclosure>
      ) : (
        <>
          <Text as="h3" block weight="semibold">
            {title}
          </Text>
          {list()}
        </>
      )}
    </section>
  );
}
