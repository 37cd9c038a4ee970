import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { type ReactElement, useRef } from 'react';
import { Button } from './button.tsx';

/** Lets the user choose a JSON file. */
export function JsonFile(props: { readonly label: string; readonly onFile: (file: File) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        accept=".json,application/json"
        aria-label={props.label}
        className="jihe-hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file !== undefined) props.onFile(file);
        }}
        ref={input}
        type="file"
      />
      <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()} size="small">
        {props.label}
      </Button>
    </>
  );
}
