import { Tooltip } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { type ReactElement, useState } from 'react';
import type { GridCell } from '../../../engine/grid/grid.ts';
import { parseRange } from '../../../engine/grid/ranges.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { Button } from '../../../pane/views/button.tsx';
import { typedText } from './cell-text.ts';
import { editingKey, KEEPS_TAB } from './keys.ts';
import type { Selection } from './selection.ts';
import type { Editor } from './use-editor.ts';

/** Where the current cell is, and what stands in it. */
export function FormulaBar(props: {
  readonly address: string;
  readonly cell: GridCell;
  readonly editor: Editor;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onGo: (to: Selection) => void;
  readonly returnFocus: () => void;
}): ReactElement {
  const { address, cell, editor, returnFocus } = props;
  const [typedName, setTypedName] = useState<string | null>(null);
  const go = (): void => {
    const range = parseRange((typedName ?? '').trim().toUpperCase());
    setTypedName(null);
    if (range === null) return;
    const { top, left, bottom, right } = range;
    props.onGo({ anchor: { row: top, column: left }, focus: { row: bottom, column: right } });
  };
  const text = editor.draft?.text ?? typedText(cell);
  return (
    <div className="jihe-formula">
      <Tooltip content={SHEET.undo} relationship="label">
        <Button
          appearance="subtle"
          disabled={!props.canUndo}
          icon={<ArrowUndoRegular />}
          onClick={props.onUndo}
          size="small"
        />
      </Tooltip>
      <Tooltip content={SHEET.redo} relationship="label">
        <Button
          appearance="subtle"
          disabled={!props.canRedo}
          icon={<ArrowRedoRegular />}
          onClick={props.onRedo}
          size="small"
        />
      </Tooltip>
      <input
        aria-label={SHEET.nameBox}
        className="jihe-name"
        onBlur={() => setTypedName(null)}
        onChange={({ target }) => setTypedName(target.value)}
        onFocus={({ target }) => target.select()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // The focus goes to the cell: there the key would begin a line.
            event.preventDefault();
            go();
          } else if (event.key === 'Escape') setTypedName(null);
        }}
        spellCheck={false}
        value={typedName ?? address}
      />
      <textarea
        aria-label={SHEET.formulaBar}
        className="jihe-content"
        onBlur={({ relatedTarget }) => {
          const inCell = relatedTarget instanceof Element && relatedTarget.closest('.jihe-cells') !== null;
          if (editor.draft !== null && !inCell) editor.commit();
        }}
        onChange={({ target }) => editor.change(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key.startsWith('Arrow')) return;
          // Somebody who only passes by, or looks.
          if (editor.draft === null) return;
          if (!editingKey(editor, event)) return;
          event.preventDefault();
          returnFocus();
        }}
        rows={text.includes('\n') || text.length > 60 ? 2 : 1}
        spellCheck={false}
        value={text}
        {...(editor.draft === null ? {} : KEEPS_TAB)}
      />
    </div>
  );
}
