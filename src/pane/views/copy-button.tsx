import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { type ReactElement, useState } from 'react';
import { NOTES } from '../../messages/pane.ts';
import { useController } from '../context.ts';
import { Button } from './button.tsx';

/** Copies by the older way where the newer is missing or forbidden, as it is in the panes of some hosts. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position: fixed; opacity: 0';
  document.body.append(area);
  area.select();
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- the only other way there is, and it works where the newer doesn't
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const controller = useController();
  const [copied, setCopied] = useState(false);
  const onClick = async (): Promise<void> => {
    const done = await copy(text);
    setCopied(done);
    if (done) controller.say(NOTES.copied);
  };
  return (
    <Button icon={<CopyRegular />} onClick={() => void onClick()} size="small">
      {copied ? NOTES.copied : label}
    </Button>
  );
}
