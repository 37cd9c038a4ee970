/** What can be opened, what is open, and what can be done with it. */

import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
  Tooltip,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { type ReactElement, type ReactNode, useRef, useSyncExternalStore } from 'react';
import { REPORT_TYPES, WORKBOOK_TYPES } from '../../app/workbook-names.ts';
import { BATCH, WORKBENCH } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';
import { Report } from './document/report.ts';
import { filesOfList, type Picked, type Sample } from './files.ts';
import type { OpenFile } from './open-file.ts';
import type { Open } from './open-files.ts';
import { useRoomy, useWide } from './use-narrow.ts';

function Picker(props: {
  readonly label: string;
  readonly icon: ReactElement;
  readonly folder: boolean;
  /** Says its name; otherwise only as a tooltip. */
  readonly named: boolean;
  readonly onPick: (picked: Picked) => void;
}): ReactElement {
  const { label, icon, folder, named, onPick } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        accept={folder ? undefined : `${WORKBOOK_TYPES},${REPORT_TYPES}`}
        aria-label={label}
        data-testid={folder ? 'folder-input' : 'file-input'}
        hidden
        multiple
        onChange={({ target }) => {
          const picked = filesOfList(target.files ?? []);
          const chosen = (target.files?.length ?? 0) > 0;
          // The same file may be chosen again after it was changed elsewhere.
          target.value = '';
          if (chosen) onPick(picked);
        }}
        ref={input}
        type="file"
        {...(folder ? { webkitdirectory: '' } : {})}
      />
      <Tooltip content={label} relationship="label">
        <Button
          appearance={folder ? 'subtle' : 'primary'}
          icon={icon}
          onClick={() => input.current?.click()}
          size="small"
        >
          {named ? label : undefined}
        </Button>
      </Tooltip>
    </>
  );
}

export function Header(props: {
  readonly files: readonly Open[];
  readonly current: Open | null;
  readonly samples: readonly Sample[];
  readonly onPick: (picked: Picked) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onShow: (id: number) => void;
  /** Back to the list of the batch, where there is one. */
  readonly onList: (() => void) | null;
  /** The list is on the screen. */
  readonly listed: boolean;
  /** From the open file to its neighbours in that list. */
  readonly steps: ReactNode;
  readonly onClose: () => void;
  readonly onSave: (workbook: OpenFile) => void;
  readonly onPrint: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { files, current, samples, onPick } = props;
  const isWide = useWide();
  const isRoomy = useRoomy();
  // With the way through a list beside the file’s name, one row holds fewer words.
  const isTight = current !== null && props.onList !== null && !isRoomy;
  const print = current?.workbook instanceof Report ? WORKBENCH.printDocument : WORKBENCH.print;
  // The empty page says all of it once, and larger.
  const isEmpty = current === null && props.onList === null && !props.listed;
  return (
    // The banner is the pane’s.
    <section aria-label={WORKBENCH.header} className="jihe-header">
      <strong className="jihe-brand">{WORKBENCH.title}</strong>
      <Picker folder={false} icon={<FolderOpenRegular />} label={WORKBENCH.open} named onPick={onPick} />
      <Picker
        folder
        icon={<FolderRegular />}
        label={WORKBENCH.openFolder}
        named={current === null || (isWide && !isTight)}
        onPick={onPick}
      />
      {!isEmpty && <Samples onSample={props.onSample} samples={samples} />}
      {props.onList !== null && (
        <Button onClick={props.onList} size="small">
          {BATCH.back}
        </Button>
      )}
      {props.steps}
      {current !== null && (
        <>
          <Select
            aria-label={WORKBENCH.files}
            className="jihe-files"
            onChange={(_, { value }) => props.onShow(Number(value))}
            size="small"
            title={current.workbook.fileName}
            value={String(current.id)}
          >
            {files.map(({ id, workbook }) => (
              <option key={id} value={id}>
                {workbook.fileName}
              </option>
            ))}
          </Select>
          <Worded
            icon={<DismissRegular />}
            isWorded={isRoomy}
            label={WORKBENCH.close}
            onClick={props.onClose}
            word={WORKBENCH.closeShort}
          />
          {!current.workbook.readOnly && <Save current={current.workbook} onSave={props.onSave} />}
          <Worded icon={<PrintRegular />} isWorded={isRoomy} label={print} onClick={props.onPrint} word={print} />
        </>
      )}
      {!isEmpty && (
        <Tooltip content={WORKBENCH.private} relationship="description">
          <span className="jihe-private" data-tight={isTight || undefined}>
            <LockClosedRegular /> <span>{WORKBENCH.privateShort}</span>
          </span>
        </Tooltip>
      )}
      {props.children}
    </section>
  );
}

function Samples(props: {
  readonly samples: readonly Sample[];
  readonly onSample: (sample: Sample) => void;
}): ReactElement {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" size="small">
          {WORKBENCH.samples}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {props.samples.map((sample) => (
            <MenuItem key={sample.name} onClick={() => props.onSample(sample)}>
              {sample.name.replace(/\.xlsx$/, '')}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** @param isWorded shows its word; otherwise its name is a tooltip alone. */
function Worded(props: {
  readonly label: string;
  readonly word: string;
  readonly icon: ReactElement;
  readonly isWorded: boolean;
  readonly onClick: () => void;
}): ReactElement {
  const { label, word, icon, isWorded, onClick } = props;
  return (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" icon={icon} onClick={onClick} size="small">
        {isWorded ? word : undefined}
      </Button>
    </Tooltip>
  );
}

function Save(props: { readonly current: OpenFile; readonly onSave: (workbook: OpenFile) => void }): ReactElement {
  const { current, onSave } = props;
  const unsaved = useSyncExternalStore(current.subscribe, () => current.snapshot().unsaved);
  return (
    <Button
      appearance={unsaved ? 'primary' : 'subtle'}
      icon={<ArrowDownloadRegular />}
      onClick={() => onSave(current)}
      size="small"
    >
      {WORKBENCH.save}
    </Button>
  );
}
