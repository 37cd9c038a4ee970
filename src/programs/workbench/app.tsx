/** The page: files on top, the sheet on the left, the pane on the right. */

import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import {
  type ReactElement,
  type ReactNode,
  startTransition,
  useDeferredValue,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { knownPolicies, type PolicyChoice, usualChoice } from '../../app/policy-in-force.ts';
import type { SettingsStore } from '../../app/settings.ts';
import type { AnyNarrativeFinding } from '../../engine/narrative/review-types.ts';
import { mergeNotes } from '../../engine/reading-notes/note.ts';
import type { Unsubscribe } from '../../hosts/host.ts';
import type { Advice } from '../../messages/advice.ts';
import { FILE } from '../../messages/pane.ts';
import { passedOverFiles } from '../../messages/phrases.ts';
import { REPORT_TAB } from '../../messages/report-tab.ts';
import { DOCUMENT, WORKBENCH } from '../../messages/workbench.ts';
import { downloadByLink } from '../../pane/download.ts';
import { Pane } from '../../pane/pane.tsx';
import type { PaneController } from '../../pane/state/controller.ts';
import { type Themes, useTheme } from '../../pane/theme.ts';
import { FONTS } from '../../pane/tokens.ts';
import { useCopies } from '../../pane/views/marks-in-copy.tsx';
import { Tabs } from '../../pane/views/tabs.tsx';
import { Batch } from './batch/batch.ts';
import { BatchView } from './batch/batch-view.tsx';
import { Desk } from './batch/desk.ts';
import type { ListedRow } from './batch/list.ts';
import { Mending } from './batch/mending.ts';
import { formsBeside } from './batch/pairs.ts';
import type { Mender, Reviewer } from './batch/reviewers.ts';
import { Steps } from './batch/steps.tsx';
import { useArchive } from './batch/use-archive.tsx';
import { useLeaveList } from './batch/use-leave-list.tsx';
import { CellBar } from './cell-bar.tsx';
import { CurrentFile } from './current-file.tsx';
import { Divider } from './divider.tsx';
import { DocumentPage } from './document/document-page.tsx';
import { Report } from './document/report.ts';
import { Waiving } from './document/waiving.tsx';
import type { Picked, PickedFile, Sample } from './files.ts';
import { Header } from './header.tsx';
import { LayoutProvider, LayoutStore } from './layout.ts';
import { Message } from './message.tsx';
import type { OpenFile } from './open-file.ts';
import { type AppState, currentOf, EMPTY, opened, openedFile, pasted, withOpened, withoutFile } from './open-files.ts';
import { Saved, type SavedCopy } from './saved.tsx';
import { useTransfers, useWarning } from './transfers.ts';
import { type Leaving, UnsavedDialog } from './unsaved-dialog.tsx';
import { useNarrow } from './use-narrow.ts';
import { useSides } from './use-sides.ts';
import { Welcome } from './welcome.tsx';

export interface AppProps {
  readonly samples: readonly Sample[];
  /** Opened at once: what a newcomer is shown. */
  readonly first?: Sample | null;
  readonly settings: SettingsStore;
  /** How the page is laid out; in memory alone when absent. */
  readonly layout?: LayoutStore;
  readonly version: string;
  /** Makes those who review the files of a batch. */
  readonly reviewers: () => (Reviewer & Mender)[];
  readonly download?: (name: string, content: Uint8Array) => void;
  /** Gives an archive of copies. */
  readonly saveArchive?: (name: string, archive: Blob) => void;
  readonly print?: () => void;
}

const THEMES: Themes = {
  light: { ...webLightTheme, fontFamilyBase: FONTS },
  dark: { ...webDarkTheme, fontFamilyBase: FONTS },
};

function noNews(): Unsubscribe {
  return () => undefined;
}

/** Drawn once the page around it is. */
function Then({ children }: { readonly children: ReactNode }): ReactNode {
  return useDeferredValue(true, false) ? children : null;
}

/** A list of files is begun. */
function workplace(menders: () => Mender[]): { readonly desk: Desk; readonly mending: Mending } {
  const desk = new Desk();
  return { desk, mending: new Mending(desk, menders) };
}

export function App(props: AppProps): ReactElement {
  const { samples, first = null, settings, version, reviewers } = props;
  const { download = downloadByLink, saveArchive = downloadByLink, print = () => window.print() } = props;
  const [state, setState] = useState(() =>
    first === null ? EMPTY : withOpened(EMPTY, [opened(first.name, first.bytes())]),
  );
  const [inMemory] = useState(() => new LayoutStore(null));
  const { layout = inMemory } = props;
  const [controller, setController] = useState<PaneController | null>(null);
  const [saved, setSaved] = useState<SavedCopy | null>(null);
  const narrow = useNarrow();
  const [dropping, setDropping] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const { settings: chosen } = useSyncExternalStore(settings.subscribe, settings.snapshot);
  const { theme, name: themeName } = useTheme(chosen.appearance, undefined, THEMES);
  const { batch } = state;
  const [place, setPlace] = useState(() => workplace(reviewers));
  const { desk, mending } = place;
  const unsaved = useSyncExternalStore(desk.subscribe, () => desk.unsaved);
  const archive = useArchive(place, saveArchive);
  const saveAll = async (): Promise<boolean> => batch !== null && (await archive.save(batch, state.files));
  const leaveList = useLeaveList(desk, saveAll);
  const current = currentOf(state);
  const file = current?.workbook ?? null;
  const { side, show: setSide, located, back } = useSides(file, controller, narrow);
  const change = (some: Partial<AppState>): void => setState((now) => ({ ...now, ...some }));

  /** Goes on at once, or when the user has decided about edits that weren't downloaded. */
  const settle = async (to: Leaving['to'], goOn: () => void): Promise<void> => {
    archive.turn();
    await current?.workbook.settled();
    if (current?.workbook.snapshot().unsaved !== true) goOn();
    else setLeaving({ workbook: current.workbook, to, goOn });
  };
  const copies = useCopies(({ name, workbook }: { readonly name: string; readonly workbook: OpenFile }, bytes) => {
    const copy = workbook instanceof Report ? DOCUMENT.copyName(name) : FILE.copyName(name);
    download(copy, bytes);
    workbook.saved();
    setSaved({ file: workbook, name: copy });
  });
  const save = async (workbook: OpenFile): Promise<void> => {
    await workbook.settled();
    await copies.save({ name: workbook.fileName.replace(/^.*\//s, ''), workbook }, workbook);
  };
  const list = (files: readonly PickedFile[], by: PolicyChoice, problems: readonly string[]): void => {
    batch?.cancel();
    mending.stop();
    // The same files by another policy are looked at as before.
    const next = batch?.files === files ? place : workplace(reviewers);
    setPlace(next);
    const begun = new Batch(files, reviewers(), {
      by,
      readingNotes: settings.current.readingNotes,
      copies: next.desk.copies(),
      onCopy: (picked, entry) => next.desk.reviewed(picked, entry),
    });
    change({ batch: begun, listed: true, problems });
    void begun.run();
  };
  const openFiles = async (files: readonly PickedFile[], notes: readonly string[]): Promise<void> => {
    change({ busy: true, problems: [] });
    const results = await Promise.all(files.map((each) => openedFile(each)));
    startTransition(() => setState((now) => withOpened(now, results, notes)));
  };
  const openPicked = ({ files, passedOver }: Picked): void => {
    const notes = passedOver.length === 0 ? [] : [passedOverFiles(passedOver)];
    void settle('open', () => {
      if (files.length > 1) leaveList.settle(() => list(files, usualChoice(chosen), notes));
      else void openFiles(files, notes);
    });
  };
  const openPasted = (text: string, html: string): void => {
    void settle('open', () => {
      const content = pasted(text, html);
      setState((now) => withOpened(now, [content]));
    });
  };
  const openSample = ({ name, bytes }: Sample): void => {
    void settle('open', () => {
      const sample = opened(name, bytes());
      setState((now) => withOpened(now, [sample]));
    });
  };
  const openRow = async (from: Batch, { key, file, first }: ListedRow): Promise<void> => {
    archive.turn();
    const picked = from.files[file] as PickedFile;
    const known = state.files.find((each) => each.from === picked);
    // What is being written is in nobody else's hands.
    if (mending.isWriting) {
      change({ listed: true });
      return;
    }
    const found = known ?? (await mending.open(picked, await formsBeside(from, file)));
    if (typeof found !== 'string') {
      if (first !== null) await found.workbook.locate(first.sheet, first.cell);
      desk.opened(key, picked);
    }
    if (known === undefined) startTransition(() => setState((now) => withOpened(now, [found])));
    else change({ current: known.id, listed: false });
  };
  const step = (from: Batch, key: string): void => {
    const row = desk.rowOf(from, key);
    if (row !== null) void openRow(from, row);
  };
  const closeList = (): void => {
    archive.turn();
    leaveList.settle(() => {
      batch?.cancel();
      mending.stop();
      setPlace(workplace(reviewers));
      change({ batch: null, listed: false });
    });
  };
  const closeCurrent = (): void => {
    if (current !== null) void settle('close', () => setState((now) => withoutFile(now, current.id)));
  };

  const report = current?.workbook instanceof Report ? current.workbook : null;
  const content = useSyncExternalStore(report?.subscribe ?? noNews, () => report?.snapshot().content ?? null);
  const given = useMemo(() => {
    if (report === null || content === null) return null;
    const { hasForm, paired, fileName, readOnly, nameCell } = report;
    report.terms = () => ({ by: usualChoice(settings.current), readingNotes: settings.current.readingNotes });
    const saveCommented = (): void => {
      const bytes = report.commented();
      if (bytes !== null) download(REPORT_TAB.commentedName(fileName.replace(/^.*\//s, '')), bytes);
    };
    return {
      content,
      hasForm,
      paired,
      // Out of sight it shows nothing.
      onShow: narrow ? null : report.showText,
      nameCell,
      waivers: readOnly
        ? null
        : (finding: AnyNarrativeFinding, onFailed: (advice: Advice) => void) => (
            <Waiving finding={finding} onFailed={onFailed} report={report} />
          ),
      onSaveCommented: readOnly ? null : saveCommented,
    };
  }, [report, content, narrow, settings, download]);

  useTransfers({
    open: openPicked,
    openText: openPasted,
    setDropping,
    onRefused: () => change({ problems: [WORKBENCH.folderRefused] }),
  });
  useWarning(state.files, unsaved > 0);

  return (
    <LayoutProvider value={layout}>
      <FluentProvider data-theme={themeName} theme={theme}>
        {/* Not on the provider: menus and dialogs carry its class names too. */}
        <div className="jihe-workbench" data-side={current === null ? undefined : side}>
          <div className="jihe-left">
            <Header
              current={current}
              files={state.files}
              listed={state.listed}
              onClose={closeCurrent}
              onList={batch === null || state.listed ? null : () => change({ listed: true })}
              onPick={openPicked}
              onPrint={print}
              onSample={openSample}
              onSave={(workbook) => void save(workbook)}
              onShow={(id) => {
                archive.turn();
                change({ current: id, listed: false });
              }}
              samples={samples}
              steps={
                current?.from != null &&
                batch !== null && (
                  <Steps desk={desk} file={batch.files.indexOf(current.from)} onStep={(key) => step(batch, key)} />
                )
              }
            >
              {current !== null && (
                <Tabs
                  className="jihe-sides"
                  label={WORKBENCH.views}
                  onSelect={setSide}
                  selected={side}
                  tabs={[
                    {
                      value: 'sheet',
                      text: current.workbook instanceof Report ? WORKBENCH.documentView : WORKBENCH.sheetView,
                    },
                    { value: 'pane', text: WORKBENCH.paneView },
                  ]}
                />
              )}
            </Header>
            <div aria-live="polite" className="jihe-messages">
              {state.problems.length > 0 && (
                <Message intent="warning" onDismiss={() => change({ problems: [] })}>
                  {state.problems.map((problem) => (
                    <div key={problem}>{problem}</div>
                  ))}
                </Message>
              )}
              {state.busy && <span>{WORKBENCH.reading}</span>}
              {archive.note}
              {saved !== null && saved.file === file && (
                <Saved copy={saved} key={saved.name} onDismiss={() => setSaved(null)} />
              )}
            </div>
            {current !== null &&
              (current.workbook instanceof Report ? (
                <DocumentPage isMain={narrow && side === 'sheet'} key={current.id} report={current.workbook} />
              ) : (
                <CurrentFile isMain={narrow && side === 'sheet'} key={current.id} workbook={current.workbook} />
              ))}
            {narrow && side === 'sheet' && file !== null && <CellBar file={file} located={located} onBack={back} />}
            {state.listed && batch !== null && (
              <BatchView
                batch={batch}
                desk={desk}
                download={download}
                files={state.files}
                mending={mending}
                onClose={closeList}
                onOpen={(row) => void openRow(batch, row)}
                onSaveAll={() => void saveAll()}
                onPolicy={(by) => list(batch.files, by, state.problems)}
                onTeach={(note) => {
                  settings.update({ readingNotes: mergeNotes(chosen.readingNotes, [note]) });
                  list(batch.files, batch.by, state.problems);
                }}
                policies={knownPolicies(chosen)}
                usual={usualChoice(chosen)}
              />
            )}
            {current === null && !state.listed && <Welcome onSample={openSample} samples={samples} />}
          </div>
          {current !== null && !narrow && <Divider />}
          {current !== null && (
            <div className="jihe-right">
              <Then key={current.id}>
                <Pane
                  host={current.workbook}
                  onController={setController}
                  onSave={current.workbook.readOnly ? undefined : () => void save(current.workbook)}
                  report={given}
                  // Nobody may believe a sheet to be checked because it isn't in front.
                  scope="all"
                  settings={settings}
                  version={version}
                />
              </Then>
            </div>
          )}
          {dropping && (
            <div className="jihe-drop" role="status">
              <span>{WORKBENCH.drop}</span>
            </div>
          )}
        </div>
        {copies.dialog}
        {archive.dialog}
        {leaveList.dialog}
        {leaving !== null && (
          <UnsavedDialog leaving={leaving} onEnd={() => setLeaving(null)} onSave={() => void save(leaving.workbook)} />
        )}
      </FluentProvider>
    </LayoutProvider>
  );
}
