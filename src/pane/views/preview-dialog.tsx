import type { ReactElement } from 'react';
import { hasHole } from '../../messages/notes.ts';
import { PREVIEW } from '../../messages/pane.ts';
import { useController, usePaneState } from '../context.ts';
import { shown } from '../model/contents.ts';
import type { Preview, PreviewEdit } from '../state/state.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';
import { LongList } from './long-list.tsx';
import { Modal } from './modal.tsx';
import { Tag } from './tag.tsx';
import { Small, Text } from './text.tsx';

function Edit({ edit, sheets }: { readonly edit: PreviewEdit; readonly sheets: number }): ReactElement {
  const { from, to } = edit;
  return (
    <li className="jihe-item" data-testid="planned-edit">
      <div className="jihe-row">
        <Text weight="semibold">{sheets > 1 ? `${edit.sheet}!${edit.cell}` : edit.cell}</Text>
        <Small>{edit.what}</Small>
        {from.formula !== undefined && <Tag warning>{PREVIEW.formula}</Tag>}
        {to.formula !== undefined && <Tag>{PREVIEW.becomesFormula}</Tag>}
        {typeof to.value === 'string' && hasHole(to.value) && <Tag warning>{PREVIEW.hole}</Tag>}
      </div>
      <dl className="jihe-facts">
        <dt>{PREVIEW.now}</dt>
        <dd>{shown(from)}</dd>
        <dt>{PREVIEW.after}</dt>
        <dd>
          {shown(to)}
          {to.formula !== undefined && to.value !== null && ` （${String(to.value)}）`}
        </dd>
      </dl>
    </li>
  );
}

/** Where a program writes, the looks of single letters are gone with the text; in a file undoing gives back the cell as it was. */
function replacesText({ from, to }: PreviewEdit): boolean {
  return typeof from.value === 'string' && from.formula === undefined && from.value !== to.value;
}

/** Everything that is about to be written, before it is. */
export function PreviewDialog(): ReactElement | null {
  const { preview } = usePaneState();
  return preview === null ? null : <OpenPreview preview={preview} />;
}

function OpenPreview({ preview }: { readonly preview: Preview }): ReactElement {
  const { checked } = usePaneState();
  const controller = useController();
  const { edits, skipped } = preview;
  const sheets = new Set(edits.map((edit) => edit.sheet));
  const protectedSheets = (checked?.grids ?? []).filter((grid) => grid.protected && sheets.has(grid.name));
  const close = (): void => controller.dispatch({ type: 'preview-closed' });
  return (
    <Modal
      actions={
        <>
          {edits.length > 0 && (
            <Button appearance="primary" onClick={() => void controller.applyPreview()}>
              {PREVIEW.apply}
            </Button>
          )}
          <Button onClick={close}>{PREVIEW.cancel}</Button>
        </>
      }
      onClose={close}
      title={PREVIEW.title}
    >
      <Text>{edits.length === 0 ? PREVIEW.nothing : PREVIEW.count(edits.length)}</Text>
      {controller.host.name !== 'file' && edits.some(replacesText) && <Small>{PREVIEW.looks}</Small>}
      {protectedSheets.map(({ name }) => (
        <Bar intent="warning" key={name}>
          {PREVIEW.protectedSheet(name)}
        </Bar>
      ))}
      <ul className="jihe-plain">
        <LongList
          items={edits}
          render={(edit) => <Edit edit={edit} key={`${edit.sheet}!${edit.cell}`} sheets={sheets.size} />}
        />
      </ul>
      {skipped.length > 0 && (
        <details>
          <summary>
            <Small>{PREVIEW.skipped(skipped.length)}</Small>
          </summary>
          <ul className="jihe-bullets jihe-small">
            {skipped.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </Modal>
  );
}
