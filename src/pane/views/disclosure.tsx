import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';

/**
 * A heading that unfolds what stands under it; folded, nothing of that is made. Fluent's Accordion would do the same for ten
 * times the weight, and lists here are long.
 *
 * @param beside stands in the heading's line without being part of its button.
 * @param unfolded until the user has folded or unfolded it.
 */
export function Disclosure(props: {
  readonly level: 2 | 3 | 4;
  readonly head: ReactNode;
  readonly beside?: ReactNode;
  /** Stands under the head whether it is folded or not. */
  readonly below?: ReactNode;
  readonly unfolded?: boolean;
  /** Of the heading's button, in a list that has its own way about. */
  readonly tabIndex?: number;
  readonly children: () => ReactNode;
}): ReactElement {
  const { level, head, beside, below = null, unfolded = false, tabIndex, children } = props;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? unfolded;
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <>
      <div className="jihe-line">
        <Heading className="jihe-grow">
          <Button
            appearance="transparent"
            aria-controls={open ? id : undefined}
            aria-expanded={open}
            className="jihe-disclose"
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            onClick={() => setChosen(!open)}
            tabIndex={tabIndex}
          >
            {head}
          </Button>
        </Heading>
        {beside}
      </div>
      {below}
      {open && (
        <div className="jihe-panel" id={id}>
          {children()}
        </div>
      )}
    </>
  );
}
