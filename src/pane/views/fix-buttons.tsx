import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { type ReactElement, useEffect, useState } from 'react';
import { CHOICES } from '../../messages/choices.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { useController } from '../context.ts';
import { choiceCountSteps, fixPreviewSteps } from '../model/fix-plans.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';

/** How many cells the rules propose to change beside what is safe; 0 until it is known. */
function useChoices(checked: Checked): number {
  const controller = useController();
  const [{ of, count }, setChoices] = useState<{ readonly of: Checked | null; readonly count: number }>({
    of: null,
    count: 0,
  });
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await controller.workThrough(choiceCountSteps);
      if (found !== null) setChoices({ of: checked, count: found });
    };
    void look();
  }, [controller, checked]);
  return of === checked ? count : 0;
}

/** 直接改正, and beside it what the user may have changed as well: both lead to the preview. @param safe how many findings the first settles. */
export function FixButtons({ checked, safe }: { readonly checked: Checked; readonly safe: number }): ReactElement {
  const controller = useController();
  const choices = useChoices(checked);
  const [planning, setPlanning] = useState(false);
  const isClosed = controller.host.refuses !== undefined;
  const open = async (ticked: boolean): Promise<void> => {
    setPlanning(true);
    await controller.previewPlanned((now) => fixPreviewSteps(now, ticked));
    setPlanning(false);
  };
  return (
    <>
      {safe > 0 && (
        <Button
          disabled={isClosed}
          disabledFocusable={planning}
          icon={<WrenchRegular />}
          onClick={() => void open(false)}
          size="small"
        >
          {PROBLEMS.fixAll(safe)}
        </Button>
      )}
      {choices > 0 && (
        <Button
          disabled={isClosed}
          disabledFocusable={planning}
          icon={safe > 0 ? null : <WrenchRegular />}
          onClick={() => void open(true)}
          size="small"
          title={CHOICES.hint}
        >
          {safe > 0 ? CHOICES.also(choices) : CHOICES.alone(choices)}
        </Button>
      )}
    </>
  );
}
