import { LocationRegular } from '@fluentui/react-icons/svg/location';
import type { ReactElement } from 'react';
import { PROBLEMS } from '../../messages/pane.ts';
import { useCellName, useController } from '../context.ts';
import { Button } from './button.tsx';
import { Small } from './text.tsx';

/** The address of a cell; pressed, the sheet shows it and the focus stays here. */
export function LocateButton(props: {
  readonly sheet: string;
  readonly cell: string;
  readonly tabIndex?: number | undefined;
}): ReactElement {
  const { sheet, cell, tabIndex } = props;
  const controller = useController();
  const name = useCellName();
  const shown = name(sheet, cell);
  if (!controller.host.can.locate) {
    return <Small className="jihe-mono jihe-fixed jihe-title">{shown}</Small>;
  }
  const locate = async (button: HTMLButtonElement): Promise<void> => {
    await controller.locate(sheet, cell);
    // Selecting a cell may take the focus into the sheet: the next key would type over it.
    button.focus({ preventScroll: true });
  };
  return (
    <Button
      appearance="outline"
      aria-label={PROBLEMS.locate(shown)}
      className="jihe-locate"
      icon={<LocationRegular />}
      onClick={(event) => void locate(event.currentTarget)}
      size="small"
      tabIndex={tabIndex}
    >
      {shown}
    </Button>
  );
}
