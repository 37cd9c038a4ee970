import { AddRegular } from '@fluentui/react-icons/svg/add';
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract';
import type { ReactElement } from 'react';
import { SHEET } from '../../../messages/workbench.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Checkbox } from '../../../pane/views/controls.tsx';
import { LEAST_ZOOM, MOST_ZOOM, useLayout } from '../layout.ts';

const STEP = 0.1;

/** The next tenth, larger or smaller. */
function stepped(zoom: number, direction: 1 | -1): number {
  const tenths = direction > 0 ? Math.floor(zoom / STEP + 1.001) : Math.ceil(zoom / STEP - 1.001);
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, Math.round(tenths) / 10));
}

/** Whether findings are marked, and how large the sheet is. @param zoom as it is drawn now. */
export function SheetTools({ zoom }: { readonly zoom: number }): ReactElement {
  const { layout, update } = useLayout();
  const percent = Math.round(zoom * 100);
  return (
    <fieldset aria-label={SHEET.tools} className="jihe-sheet-tools">
      <Checkbox
        checked={layout.signs}
        label={SHEET.signs}
        onChecked={(signs) => update({ signs })}
        title={SHEET.signsHint}
      />
      <Button
        appearance="subtle"
        aria-pressed={layout.zoom === 'fit'}
        onClick={() => update({ zoom: 'fit' })}
        size="small"
      >
        {SHEET.fit}
      </Button>
      <Button
        appearance="subtle"
        aria-label={SHEET.smaller}
        disabledFocusable={zoom <= LEAST_ZOOM}
        icon={<SubtractRegular />}
        onClick={() => update({ zoom: stepped(zoom, -1) })}
        size="small"
        title={SHEET.smaller}
      />
      <Button
        appearance="subtle"
        aria-label={SHEET.toActual(percent)}
        className="jihe-percent"
        onClick={() => update({ zoom: 1 })}
        size="small"
        title={SHEET.toActual(percent)}
      >
        {percent}%
      </Button>
      <Button
        appearance="subtle"
        aria-label={SHEET.larger}
        disabledFocusable={zoom >= MOST_ZOOM}
        icon={<AddRegular />}
        onClick={() => update({ zoom: stepped(zoom, 1) })}
        size="small"
        title={SHEET.larger}
      />
    </fieldset>
  );
}
