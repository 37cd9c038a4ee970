import { FluentProvider } from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { Component, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { adviceOf } from '../app/error-advice.ts';
import { DocumentError } from '../formats/error.ts';
import type { WorkbookHost } from '../hosts/host.ts';
import type { Advice } from '../messages/advice.ts';
import { APP_NAME, BOOT, FILE } from '../messages/pane.ts';
import { downloadByLink } from './download.ts';
import { Pane, type PaneProps } from './pane.tsx';
import { type PaneTheme, useTheme } from './theme.ts';
import { Button } from './views/button.tsx';
import { useCopies } from './views/marks-in-copy.tsx';
import { ProgressBar } from './views/progress-bar.tsx';
import { Small, Text, Title } from './views/text.tsx';

/** A workbook file as a host, whose bytes can be saved. */
export interface SavableHost extends WorkbookHost {
  /** The file as it is now. `drop`: without our marks, which the open file keeps. @throws DocumentError `signed` */
  bytes(marks?: 'keep' | 'drop'): Uint8Array;
}

/** Makes a host of the bytes of an .xlsx file; handed in by the page, because the pane itself knows no host. @throws DocumentError */
export type OpenFile = (bytes: Uint8Array, name: string) => SavableHost | Promise<SavableHost>;

export interface BootProps extends Omit<PaneProps, 'host' | 'top'> {
  /** The host, or null for a page that is there for files alone. */
  readonly source: WorkbookHost | Promise<WorkbookHost> | null;
  readonly openFile?: OpenFile;
  /** How long to wait for the host, in milliseconds. */
  readonly timeout?: number;
  readonly reload: () => void;
  /** What is said where there is no program at all; that Office.js didn't come when absent. */
  readonly failed?: Advice;
  /** Above the pane over the program's workbook. */
  readonly notice?: ReactNode;
}

/** Ten seconds: office.js from a slow or blocked network. */
const PATIENCE = 10_000;

interface OpenedFile {
  readonly name: string;
  readonly host: SavableHost;
  /** Opens another one in its place. */
  readonly open: OpenFile;
}

async function openedFile(file: File, open: OpenFile): Promise<OpenedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, host: await open(bytes, file.name), open };
}

function FilePicker(props: {
  readonly open: OpenFile;
  readonly label: string;
  readonly primary: boolean;
  readonly onOpened: (file: OpenedFile) => void;
  readonly onFailed: (advice: Advice) => void;
}): ReactElement {
  const { open, label, primary, onOpened, onFailed } = props;
  const input = useRef<HTMLInputElement>(null);
  const pick = async (file: File): Promise<void> => {
    try {
      onOpened(await openedFile(file, open));
    } catch (error) {
      onFailed(adviceOf(error, 'file-unreadable'));
    }
  };
  return (
    <>
      <input
        accept=".xlsx"
        aria-label={BOOT.openFile}
        className="jihe-hidden"
        data-testid="file-input"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be picked again after it was changed elsewhere.
          target.value = '';
          if (file !== undefined) void pick(file);
        }}
        ref={input}
        type="file"
      />
      <Button
        icon={<FolderOpenRegular />}
        onClick={() => input.current?.click()}
        {...(primary ? { appearance: 'primary' } : { size: 'small' })}
      >
        {label}
      </Button>
    </>
  );
}

function Page({
  hostTheme,
  children,
}: {
  readonly hostTheme: PaneTheme | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const { name, theme } = useTheme('auto', hostTheme);
  return (
    <FluentProvider className="jihe-page" data-theme={name} theme={theme}>
      {children}
    </FluentProvider>
  );
}

function Words({ advice }: { readonly advice: Advice }): ReactElement {
  return (
    <div role="alert">
      <Title as="h1">{advice.what}</Title>
      <Text block>{advice.why}</Text>
      <Text block>{advice.how}</Text>
    </div>
  );
}

const FAILED: Advice = { what: BOOT.failed, why: BOOT.failedWhy, how: BOOT.failedHow };

/** The program's own reason, where it was there to have one. */
function whyNot(error: unknown, failed: Advice): Advice {
  const isKnown = error instanceof DocumentError && error.code !== 'unsupported-operation';
  return isKnown ? adviceOf(error) : failed;
}

type Connection =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error?: unknown }
  | { readonly kind: 'connected'; readonly host: WorkbookHost };

/** Waits for the host; one that comes too late is welcome all the same. */
function useConnection(source: BootProps['source'], timeout: number): Connection {
  const [connection, setConnection] = useState<Connection>(() =>
    source === null
      ? { kind: 'failed' }
      : source instanceof Promise
        ? { kind: 'waiting' }
        : { kind: 'connected', host: source },
  );
  useEffect(() => {
    if (!(source instanceof Promise)) return;
    const fail = (error?: unknown): void =>
      setConnection((now) => (now.kind === 'connected' ? now : { kind: 'failed', error }));
    const timer = setTimeout(fail, timeout);
    source.then((host) => setConnection({ kind: 'connected', host }), fail);
    return () => clearTimeout(timer);
  }, [source, timeout]);
  return connection;
}

function FileBar(props: {
  readonly file: OpenedFile;
  readonly onSave: () => void;
  readonly onOpened: (file: OpenedFile) => void;
  readonly onFailed: (advice: Advice) => void;
}): ReactElement {
  const { file, onSave, onOpened, onFailed } = props;
  return (
    <section aria-label={file.name} className="jihe-row jihe-file" data-testid="file-bar">
      <Small className="jihe-grow" weight="semibold">
        {file.name}
      </Small>
      <Button appearance="primary" onClick={onSave} size="small">
        {FILE.save}
      </Button>
      <FilePicker label={FILE.another} onFailed={onFailed} onOpened={onOpened} open={file.open} primary={false} />
    </section>
  );
}

/** From the first moment on: waiting for the host, the pane, or what to do without one. */
export function Boot(props: BootProps): ReactElement {
  // A file is another workbook than the one that the memory is about.
  const { source, openFile, timeout = PATIENCE, reload, memory, download = downloadByLink, ...rest } = props;
  const { failed = FAILED, notice, ...pane } = rest;
  const connection = useConnection(source, timeout);
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [error, setError] = useState<Advice | null>(null);
  const { hostTheme } = pane;
  const copies = useCopies(({ name }: OpenedFile, bytes) => download(FILE.copyName(name), bytes));
  const onOpened = (opened: OpenedFile): void => {
    setFile(opened);
    setError(null);
  };
  const onFailed = (advice: Advice): void => setError(advice);
  const picker =
    openFile === undefined ? null : (
      <FilePicker label={BOOT.openFile} onFailed={onFailed} onOpened={onOpened} open={openFile} primary />
    );
  if (file !== null) {
    const save = (): void => void copies.save(file, file.host);
    return (
      <Pane
        {...pane}
        download={download}
        host={file.host}
        key={file.name}
        onSave={save}
        top={
          <>
            <FileBar file={file} onFailed={onFailed} onOpened={onOpened} onSave={save} />
            {copies.dialog}
            {error !== null && (
              <div className="jihe-stack jihe-wide jihe-start jihe-boot">
                <Words advice={error} />
              </div>
            )}
          </>
        }
      />
    );
  }
  if (connection.kind === 'connected')
    return <Pane {...pane} download={download} host={connection.host} memory={memory} top={notice} />;
  if (connection.kind === 'waiting') {
    return (
      <Page hostTheme={hostTheme}>
        <main className="jihe-stack jihe-wide jihe-start jihe-boot" data-testid="boot">
          <Text as="h1">{BOOT.starting}</Text>
          <ProgressBar label={BOOT.starting} />
        </main>
      </Page>
    );
  }
  return (
    <Page hostTheme={hostTheme}>
      <main className="jihe-stack jihe-wide jihe-start jihe-boot" data-testid="boot-failed">
        {error !== null ? (
          <Words advice={error} />
        ) : source === null ? (
          <>
            <Text as="h1" block size={500} weight="semibold">
              {APP_NAME} · {BOOT.openFileTitle}
            </Text>
            <Text block>{BOOT.openFileHint}</Text>
          </>
        ) : (
          <Words advice={whyNot(connection.error, failed)} />
        )}
        <div className="jihe-row">
          {picker}
          {source !== null && <Button onClick={reload}>{BOOT.retry}</Button>}
        </div>
      </main>
    </Page>
  );
}

interface Fallen {
  readonly error: Error | null;
}

/** What no one foresaw: a page that says so instead of a blank pane. */
export class Fallback extends Component<{ readonly children: ReactNode; readonly reload: () => void }, Fallen> {
  override state: Fallen = { error: null };

  static getDerivedStateFromError(error: unknown): Fallen {
    return { error: error instanceof Error ? error : new Error('unexpected', { cause: error }) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert">
        <h1>{BOOT.unexpected}</h1>
        <p>{BOOT.unexpectedHow}</p>
        <button onClick={this.props.reload} type="button">
          {BOOT.reload}
        </button>
        <pre>
          {error.name}: {error.message}
        </pre>
      </div>
    );
  }
}
