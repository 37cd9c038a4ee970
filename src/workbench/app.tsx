import {
  Button,
  FluentProvider,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Tab,
  TabList,
  Tooltip,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { type ReactElement, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { HostError } from '../hosts/host.ts';
import { describeHostError } from '../messages/host-errors.ts';
import { FILE } from '../messages/pane.ts';
import { BATCH, SHEET, WORKBENCH } from '../messages/workbench.ts';
import { downloadByLink } from '../pane/download.ts';
import { Pane } from '../pane/pane.tsx';
import type { SettingsStore } from '../pane/state/settings.ts';
import { useTheme } from '../pane/theme.ts';
import type { FormRow } from '../reports/summary.ts';
import { Batch } from './batch/batch.ts';
import { BatchView } from './batch/batch-view.tsx';
import type { Reviewer } from './batch/reviewers.ts';
import { filesOfList, filesOfTransfer, type PickedFile, WORKBOOK_TYPES } from './files.ts';
import { SheetView } from './sheet/sheet-view.tsx';
import { Workbook } from './workbook.ts';

/** The page: files on top, the sheet on the left, the pane on the right. */

export interface Sample {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

interface Open {
  readonly id: number;
  readonly workbook: Workbook;
}

interface AppState {
  readonly files: readonly Open[];
  readonly current: number | null;
  readonly problems: readonly string[];
  readonly busy: boolean;
  readonly batch: Batch | null;
  /** The list of the batch is on the screen, not a file. */
  readonly listed: boolean;
}

const EMPTY: AppState = { files: [], current: null, problems: [], busy: false, batch: null, listed: false };

function whyNot(name: string, error: unknown): string {
  const advice =
    error instanceof HostError ? describeHostError(error.code, error.detail) : describeHostError('file-unreadable');
  return WORKBENCH.notOpened(name, `${advice.what}${advice.how}`);
}

let lastId = 0;

/** A file whose bytes can't be read, or hold no workbook, is a sentence. */
function opened(name: string, bytes: Uint8Array): Open | string {
  try {
    lastId++;
    return { id: lastId, workbook: new Workbook(bytes, name) };
  } catch (error) {
    return whyNot(name, error);
  }
}

async function openedFile({ path, file }: PickedFile): Promise<Open | string> {
  try {
    return opened(path, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return whyNot(path, error);
  }
}

function withOpened(state: AppState, results: readonly (Open | string)[]): AppState {
  const files = results.filter((each): each is Open => typeof each !== 'string');
  const problems = results.filter((each): each is string => typeof each === 'string');
  const none = results.length === 0 ? [WORKBENCH.noSheets] : [];
  return {
    ...state,
    files: [...state.files, ...files],
    current: files[0]?.id ?? state.current,
    problems: [...problems, ...none],
    busy: false,
    listed: state.listed && files.length === 0,
  };
}

export interface AppProps {
  readonly samples: readonly Sample[];
  readonly settings: SettingsStore;
  readonly version: string;
  /** Makes those who review the files of a batch. */
  readonly reviewers: () => Reviewer[];
  readonly download?: (name: string, content: Uint8Array) => void;
  readonly print?: () => void;
}

export function App(props: AppProps): ReactElement {
  const { samples, settings, version, reviewers, download = downloadByLink, print = () => window.print() } = props;
  const [state, setState] = useState(EMPTY);
  const [side, setSide] = useState<'sheet' | 'pane'>('sheet');
  const [dropping, setDropping] = useState(false);
  const { settings: chosen } = useSyncExternalStore(settings.subscribe, settings.snapshot);
  const { theme, name: themeName } = useTheme(chosen.appearance, null);
  const { batch } = state;
  const current = state.listed ? null : (state.files.find(({ id }) => id === state.current) ?? null);
  const closeList = (): void => {
    batch?.cancel();
    setState((now) => ({ ...now, batch: null, listed: false }));
  };

  const openFiles = async (files: readonly PickedFile[]): Promise<void> => {
    if (files.length > 1) {
      const batch = new Batch(files, reviewers());
      state.batch?.cancel();
      setState((now) => ({ ...now, batch, listed: true, problems: [] }));
      await batch.run();
      return;
    }
    setState((now) => ({ ...now, busy: true, problems: [] }));
    const results = await Promise.all(files.map(openedFile));
    setState((now) => withOpened(now, results));
  };
  const openRow = async (batch: Batch, { file, path, first }: FormRow): Promise<void> => {
    const picked = batch.files[file];
    const known = state.files.find(({ workbook }) => workbook.fileName === path);
    const found = known ?? (picked === undefined ? WORKBENCH.noSheets : await openedFile(picked));
    if (typeof found !== 'string' && first !== null) await found.workbook.locate(first.sheet, first.cell);
    if (known === undefined) setState((now) => withOpened(now, [found]));
    else setState((now) => ({ ...now, current: known.id, listed: false }));
  };
  const openSample = ({ name, bytes }: Sample): void => setState((now) => withOpened(now, [opened(name, bytes())]));
  const close = (): void =>
    setState((now) => {
      const files = now.files.filter(({ id }) => id !== now.current);
      return { ...now, files, current: files[0]?.id ?? null, listed: now.batch !== null };
    });

  useTransfers(openFiles, setDropping);
  useWarning(state.files);

  return (
    <FluentProvider data-theme={themeName} theme={theme}>
      {/* Not on the provider: menus and dialogs carry its class names too. */}
      <div className="jihe-page" data-side={side}>
        <div className="jihe-left">
          <Header
            close={close}
            current={current}
            download={download}
            files={state.files}
            onPick={(files) => void openFiles(files)}
            onSample={openSample}
            onList={batch === null || state.listed ? null : () => setState((now) => ({ ...now, listed: true }))}
            onShow={(id) => setState((now) => ({ ...now, current: id, listed: false }))}
            print={print}
            samples={samples}
          />
          <div aria-live="polite" className="jihe-messages">
            {state.problems.length > 0 && (
              <Message intent="warning" onDismiss={() => setState((now) => ({ ...now, problems: [] }))}>
                {state.problems.map((problem) => (
                  <div key={problem}>{problem}</div>
                ))}
              </Message>
            )}
            {state.busy && <span>{WORKBENCH.reading}</span>}
          </div>
          {current !== null && (
            <TabList
              aria-label={WORKBENCH.views}
              className="jihe-sides"
              onTabSelect={(_, { value }) => setSide(value === 'pane' ? 'pane' : 'sheet')}
              selectedValue={side}
            >
              <Tab value="sheet">{WORKBENCH.sheetView}</Tab>
              <Tab value="pane">{WORKBENCH.paneView}</Tab>
            </TabList>
          )}
          {state.listed && batch !== null && (
            <BatchView
              batch={batch}
              download={download}
              onClose={closeList}
              onOpen={(row) => void openRow(batch, row)}
            />
          )}
          {state.listed ? null : current === null ? (
            <Welcome onSample={openSample} samples={samples} />
          ) : (
            <Current key={current.id} workbook={current.workbook} />
          )}
        </div>
        {current !== null && (
          <div className="jihe-right">
            <Pane host={current.workbook} key={current.id} settings={settings} version={version} />
          </div>
        )}
        {dropping && <div className="jihe-drop">{WORKBENCH.drop}</div>}
      </div>
    </FluentProvider>
  );
}

/** Files that are dropped anywhere on the page, or pasted. */
function useTransfers(
  open: (files: readonly PickedFile[]) => Promise<void>,
  setDropping: (dropping: boolean) => void,
): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
      transfer?.types.includes('Files') === true;
    const take = async (transfer: DataTransfer): Promise<void> => latest.current(await filesOfTransfer(transfer));
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent): void => {
      setDropping(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      void take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!hasFiles(event.clipboardData) || event.clipboardData.files.length === 0) return;
      event.preventDefault();
      void take(event.clipboardData);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [setDropping]);
}

/** Before the page is left with changes that weren't downloaded. */
function useWarning(files: readonly Open[]): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (files.some(({ workbook }) => workbook.snapshot().unsaved)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [files]);
}

function Message(props: {
  readonly intent: 'warning' | 'error';
  readonly title?: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { intent, title, onDismiss, children } = props;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label={WORKBENCH.dismiss}
            icon={<DismissRegular />}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  );
}

function Current({ workbook }: { readonly workbook: Workbook }): ReactElement {
  const { refused, stale } = useSyncExternalStore(workbook.subscribe, workbook.snapshot);
  const old = [...stale.values()].flatMap((cells) => [...cells]);
  const advice = refused === null ? null : describeHostError(refused.code, refused.detail);
  return (
    <>
      {advice !== null && (
        <Message intent="error" onDismiss={() => workbook.dismissRefusal()} title={advice.what}>
          {advice.why}
          {advice.how}
        </Message>
      )}
      {old.length > 0 && (
        <div className="jihe-stale-note" role="status">
          {SHEET.stale(old)}
        </div>
      )}
      <SheetView workbook={workbook} />
    </>
  );
}

function Welcome(props: {
  readonly samples: readonly Sample[];
  readonly onSample: (sample: Sample) => void;
}): ReactElement {
  return (
    <main className="jihe-welcome">
      <h1>{WORKBENCH.emptyTitle}</h1>
      <p>{WORKBENCH.emptyHow}</p>
      <p>
        <LockClosedRegular /> {WORKBENCH.private}
      </p>
      <p>{WORKBENCH.trySamples}</p>
      <ul>
        {props.samples.map((sample) => (
          <li key={sample.name}>
            <Button icon={<DocumentRegular />} onClick={() => props.onSample(sample)}>
              {sample.name.replace(/\.xlsx$/, '')}
            </Button>
          </li>
        ))}
      </ul>
    </main>
  );
}

function Picker(props: {
  readonly label: string;
  readonly icon: ReactElement;
  readonly folder: boolean;
  readonly onPick: (files: readonly PickedFile[]) => void;
}): ReactElement {
  const { label, icon, folder, onPick } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        accept={folder ? undefined : WORKBOOK_TYPES}
        aria-label={label}
        data-testid={folder ? 'folder-input' : 'file-input'}
        hidden
        multiple
        onChange={({ target }) => {
          const files = filesOfList(target.files ?? []);
          const chosen = (target.files?.length ?? 0) > 0;
          // The same file may be chosen again after it was changed elsewhere.
          target.value = '';
          if (chosen) onPick(files);
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
          {folder ? undefined : label}
        </Button>
      </Tooltip>
    </>
  );
}

function Header(props: {
  readonly files: readonly Open[];
  readonly current: Open | null;
  readonly samples: readonly Sample[];
  readonly onPick: (files: readonly PickedFile[]) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onShow: (id: number) => void;
  /** Back to the list of the batch, where there is one. */
  readonly onList: (() => void) | null;
  readonly close: () => void;
  readonly download: (name: string, content: Uint8Array) => void;
  readonly print: () => void;
}): ReactElement {
  const { files, current, samples } = props;
  return (
    <header className="jihe-header">
      <strong className="jihe-brand">{WORKBENCH.title}</strong>
      <Picker folder={false} icon={<FolderOpenRegular />} label={WORKBENCH.open} onPick={props.onPick} />
      <Picker folder icon={<FolderRegular />} label={WORKBENCH.openFolder} onPick={props.onPick} />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small">
            {WORKBENCH.samples}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {samples.map((sample) => (
              <MenuItem key={sample.name} onClick={() => props.onSample(sample)}>
                {sample.name.replace(/\.xlsx$/, '')}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {props.onList !== null && (
        <Button onClick={props.onList} size="small">
          {BATCH.back}
        </Button>
      )}
      {current !== null && (
        <>
          <Select
            aria-label={WORKBENCH.files}
            className="jihe-files"
            onChange={(_, { value }) => props.onShow(Number(value))}
            size="small"
            value={String(current.id)}
          >
            {files.map(({ id, workbook }) => (
              <option key={id} value={id}>
                {workbook.fileName}
              </option>
            ))}
          </Select>
          <Tooltip content={WORKBENCH.close} relationship="label">
            <Button appearance="subtle" icon={<DismissRegular />} onClick={props.close} size="small" />
          </Tooltip>
          {!current.workbook.readOnly && <Save current={current.workbook} download={props.download} />}
          <Tooltip content={WORKBENCH.print} relationship="label">
            <Button appearance="subtle" icon={<PrintRegular />} onClick={props.print} size="small" />
          </Tooltip>
        </>
      )}
      <Tooltip content={WORKBENCH.private} relationship="description">
        <span className="jihe-private">
          <LockClosedRegular /> <span>{WORKBENCH.private}</span>
        </span>
      </Tooltip>
    </header>
  );
}

function Save(props: {
  readonly current: Workbook;
  readonly download: (name: string, content: Uint8Array) => void;
}): ReactElement {
  const { current, download } = props;
  const { unsaved } = useSyncExternalStore(current.subscribe, current.snapshot);
  const save = (): void => {
    const name = current.fileName.replace(/^.*\//s, '');
    download(FILE.copyName(name), current.bytes());
    current.saved();
  };
  return (
    <Tooltip content={WORKBENCH.save} relationship="label">
      <Button appearance={unsaved ? 'primary' : 'subtle'} icon={<ArrowDownloadRegular />} onClick={save} size="small">
        {WORKBENCH.saveShort}
      </Button>
    </Tooltip>
  );
}
