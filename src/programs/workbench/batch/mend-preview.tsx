/** What 直接改正 would write into the files of a list, before it is written: in the list's place, a line a cell, file by file. */

import {
  type KeyboardEvent,
  memo,
  type ReactElement,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PREVIEW } from '../../../messages/preview.ts';
import { MEND } from '../../../messages/workbench.ts';
import { type Chosen, chosenEdits, previewRows } from '../../../pane/model/chosen-edits.ts';
import type { PreviewEdit } from '../../../pane/state/state.ts';
import { moveByArrows } from '../../../pane/views/arrow-keys.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Disclosure } from '../../../pane/views/disclosure.tsx';
import { LongList } from '../../../pane/views/long-list.tsx';
import { PlannedLine, TickAll } from '../../../pane/views/planned-line.tsx';
import { Small, Text } from '../../../pane/views/text.tsx';
import type { PickedFile } from '../files.ts';
import { LeftFiles } from './left-files.tsx';
import type { PlannedEdit } from './mend-file.ts';
import type { ChosenFile, LeftFile, PlannedFile } from './mending.ts';

/** With more lines than this altogether the files are folded. */
const UNFOLDED = 30;

interface Ticked extends Chosen {
  readonly off: ReadonlySet<PreviewEdit>;
}

type Ticks = ReadonlyMap<PickedFile, Ticked>;

const NONE: ReadonlySet<PreviewEdit> = new Set();

function ticked({ plan: { edits } }: PlannedFile, off: ReadonlySet<PreviewEdit>): Ticked {
  return { off, ...chosenEdits(edits, off) };
}

function all(planned: readonly PlannedFile[], on: boolean): Ticks {
  return new Map(planned.map((each) => [each.file, ticked(each, on ? NONE : new Set(each.plan.edits))]));
}

function CellName({ name }: { readonly name: string }): ReactElement {
  return <Small className="jihe-mono jihe-fixed jihe-title">{name}</Small>;
}

interface FileProps {
  readonly planned: PlannedFile;
  readonly ticks: Ticked;
  readonly unfolded: boolean;
  readonly onTicks: (planned: PlannedFile, off: ReadonlySet<PreviewEdit>) => void;
}

function Lines({ planned, ticks, onTicks }: FileProps): ReactElement {
  const { edits } = planned.plan;
  const { off, fallen } = ticks;
  const says = useMemo(
    () => new Map<PreviewEdit, PlannedEdit['says']>(edits.map((edit) => [edit, edit.says])),
    [edits],
  );
  const rows = useMemo(() => previewRows(edits), [edits]);
  const latest = useRef(off);
  latest.current = off;
  const onTick = useCallback(
    (edit: PreviewEdit, on: boolean): void => {
      const without = new Set(latest.current);
      if (on) without.delete(edit);
      else without.add(edit);
      onTicks(planned, without);
    },
    [planned, onTicks],
  );
  return (
    <ul className="jihe-plain">
      <LongList
        items={rows}
        onButton
        render={(row) => {
          if (row.kind === 'sheet')
            return (
              <li className="jihe-block" key={row.sheet}>
                <Text weight="semibold">{row.sheet}</Text>
              </li>
            );
          const { edit } = row;
          const { cell = edit.cell, name = '', from = '', to = '' } = says.get(edit) ?? {};
          const because = fallen.get(edit);
          return (
            <PlannedLine
              Place={CellName}
              because={because === undefined ? '' : PREVIEW.needs(because)}
              cellName={cell}
              edit={edit}
              from={from}
              key={`${edit.sheet}!${edit.cell}`}
              name={name}
              onTick={onTick}
              ticked={!off.has(edit) && because === undefined}
              to={to}
            />
          );
        }}
      />
    </ul>
  );
}

const File = memo(function File(props: FileProps): ReactElement {
  const { planned, ticks, unfolded, onTicks } = props;
  const { file, plan } = planned;
  const of = plan.edits.length;
  const count = ticks.edits.length;
  return (
    <li className="jihe-mend-file" data-file={file.path}>
      <div className="jihe-line">
        <TickAll
          count={count}
          name={MEND.file(file.path, of)}
          of={of}
          onTick={(on) => onTicks(planned, on ? NONE : new Set(plan.edits))}
        />
        <div className="jihe-grow">
          <Disclosure
            head={
              <>
                <span className="jihe-mend-path">{file.path}</span> <Small>{MEND.cells(count, of)}</Small>
              </>
            }
            level={2}
            unfolded={unfolded}
          >
            {() => <Lines {...props} />}
          </Disclosure>
        </div>
      </div>
    </li>
  );
});

export function MendPreview(props: {
  readonly planned: readonly PlannedFile[];
  readonly left: readonly LeftFile[];
  readonly onWrite: (chosen: readonly ChosenFile[]) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { planned, left, onWrite, onClose } = props;
  const [ticks, setTicks] = useState(() => all(planned, true));
  const onTicks = useCallback((each: PlannedFile, off: ReadonlySet<PreviewEdit>): void => {
    setTicks((now) => new Map(now).set(each.file, ticked(each, off)));
  }, []);
  const chosen = planned.flatMap(({ file, plan }): ChosenFile[] => {
    const wanted = new Set<PreviewEdit>(ticks.get(file)?.edits);
    return wanted.size === 0 ? [] : [{ file, edits: plan.edits.filter((edit) => wanted.has(edit)) }];
  });
  const count = chosen.reduce((sum, { edits }) => sum + edits.length, 0);
  const of = planned.reduce((sum, { plan }) => sum + plan.edits.length, 0);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  const isNothing = of === 0;
  return (
    <section aria-labelledby={id} className="jihe-mend" onKeyDown={onKeyDown}>
      <div className="jihe-mend-head">
        <h1 id={id} ref={heading} tabIndex={-1}>
          {PREVIEW.title}
        </h1>
        {!isNothing && (
          <Button
            appearance="primary"
            aria-describedby={count === 0 ? `${id}-none` : undefined}
            disabledFocusable={count === 0}
            onClick={() => count > 0 && onWrite(chosen)}
          >
            {PREVIEW.apply(count)}
          </Button>
        )}
        <Button onClick={onClose}>{PREVIEW.cancel}</Button>
      </div>
      <div aria-live="polite">{count === 0 && !isNothing && <Small id={`${id}-none`}>{PREVIEW.none}</Small>}</div>
      <p>{isNothing ? MEND.nothing : MEND.intro(planned.length)}</p>
      {left.length > 0 && <LeftFiles left={left} title={MEND.left(left.length)} />}
      {of > 1 && <TickAll count={count} of={of} onTick={(on) => setTicks(all(planned, on))} />}
      {!isNothing && (
        <ul
          aria-label={MEND.list}
          className="jihe-plain"
          onKeyDown={(event) => moveByArrows(event, 'vertical', event.currentTarget, 'input')}
        >
          <LongList
            batch={100}
            items={planned}
            render={(each) => (
              <File
                key={each.file.path}
                onTicks={onTicks}
                planned={each}
                ticks={ticks.get(each.file) ?? ticked(each, NONE)}
                unfolded={of <= UNFOLDED || planned.length === 1}
              />
            )}
          />
        </ul>
      )}
    </section>
  );
}
