import { type ComponentType, memo, type ReactElement, useEffect, useId, useRef } from 'react';
import { hasHole } from '../../messages/notes.ts';
import { PREVIEW } from '../../messages/preview.ts';
import type { PreviewEdit } from '../state/state.ts';
import { Tag } from './tag.tsx';
import { Small } from './text.tsx';

/** Longer texts stand below their names. */
const SHORT = 16;

interface LineProps {
  readonly edit: PreviewEdit;
  /** How the cell is called. */
  readonly cellName: string;
  /** Shows the cell, or only its name. */
  readonly Place: ComponentType<{ readonly sheet: string; readonly cell: string; readonly name: string }>;
  /** What stands in it. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly ticked: boolean;
  /** Why it can't be ticked: its cell is locked, or it would be untrue as the others are ticked; `''` where it can. */
  readonly because: string;
  readonly onTick: (edit: PreviewEdit, on: boolean) => void;
}

/** `☑ H24 孕产妇7天访视数 1.8 → 1.9` */
export const PlannedLine = memo(function PlannedLine(props: LineProps): ReactElement {
  const { edit, cellName, Place, name, from, to, ticked, because, onTick } = props;
  const { sheet, cell, why } = edit;
  const id = useId();
  const described = [why !== undefined && `${id}-what`, because !== '' && `${id}-why`].filter((each) => each !== false);
  const isLong = from.length > SHORT || to.length > SHORT;
  return (
    <li className="jihe-item jihe-line" data-about={JSON.stringify([sheet, cell])} data-testid="planned-edit">
      <span className="jihe-checkbox">
        <input
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
          aria-label={PREVIEW.line(cellName, name, from, to)}
          checked={ticked}
          disabled={because !== ''}
          id={id}
          onChange={({ target }) => onTick(edit, target.checked)}
          type="checkbox"
        />
      </span>
      <Place cell={cell} name={cellName} sheet={sheet} />
      <label className="jihe-grow jihe-planned" htmlFor={id}>
        {name !== '' && <span>{name}</span>}
        <span className={isLong ? 'jihe-planned-long' : undefined}>
          <del>{from}</del>{' '}
          <ins>
            → {to}
            {edit.to.formula !== undefined && edit.to.value !== null && ` （${String(edit.to.value)}）`}
          </ins>
        </span>
        {edit.from.formula !== undefined && <Tag warning>{PREVIEW.formula}</Tag>}
        {edit.to.formula !== undefined && <Tag>{PREVIEW.becomesFormula}</Tag>}
        {typeof edit.to.value === 'string' && hasHole(edit.to.value) && <Tag warning>{PREVIEW.hole}</Tag>}
        {why !== undefined && (
          <Small className="jihe-dim" id={`${id}-what`}>
            {why}
          </Small>
        )}
        {because !== '' && (
          <Small className="jihe-dim" id={`${id}-why`}>
            {because}
          </Small>
        )}
      </label>
    </li>
  );
});

/** Whether all are ticked, some or none; pressed, all or none. */
export function TickAll(props: {
  readonly count: number;
  readonly of: number;
  /** What it is for, where that stands beside it. */
  readonly name?: string;
  readonly onTick: (on: boolean) => void;
}): ReactElement {
  const { count, of, name, onTick } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && count < of;
  }, [count, of]);
  return (
    <label className="jihe-checkbox">
      <input aria-label={name} checked={count === of} onChange={() => onTick(count < of)} ref={box} type="checkbox" />
      {name === undefined && PREVIEW.all(of)}
    </label>
  );
}
