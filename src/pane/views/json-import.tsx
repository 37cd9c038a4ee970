import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { SETTINGS } from '../../messages/settings.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';

/** Takes over a JSON file that the user chooses, beside other buttons; says why where it can't. */
export function JsonImport(props: {
  readonly label: string;
  /** @returns what is wrong with the content, in words; null where it was taken over. */
  readonly take: (json: unknown) => string | null;
  readonly children?: ReactNode;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const takeFile = async (file: File): Promise<void> => {
    let json: unknown = null;
    try {
      json = JSON.parse(await file.text());
    } catch {
      setProblem(SETTINGS.notReadable);
      return;
    }
    setProblem(props.take(json));
  };
  return (
    <>
      <div className="jihe-row jihe-pad">
        {props.children}
        <input
          accept=".json,application/json"
          aria-label={props.label}
          className="jihe-hidden"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void takeFile(file);
          }}
          ref={input}
          type="file"
        />
        <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()} size="small">
          {props.label}
        </Button>
      </div>
      {problem !== null && (
        <Bar intent="error">
          {SETTINGS.importFailed}：{problem}
        </Bar>
      )}
    </>
  );
}
