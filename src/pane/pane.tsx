import { FluentProvider } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SettingsStore } from '../app/settings.ts';
import type { WorkbookHost } from '../hosts/host.ts';
import { APP_NAME, EMPTY, NOTES, SCORES, TABS } from '../messages/pane.ts';
import { PaneProvider, useEnvironment, usePaneState, useSettings } from './context.ts';
import { downloadByLink } from './download.ts';
import { countsOf } from './model/counts.ts';
import type { GivenReport } from './report/given.ts';
import { PaneController } from './state/controller.ts';
import type { PaneMemory } from './state/memory.ts';
import { browserPace, type Pace } from './state/run-steps.ts';
import { type PaneTab, type Scope, screenOf } from './state/state.ts';
import { type PaneTheme, useTheme } from './theme.ts';
import { Head } from './views/head.tsx';
import { Later } from './views/later.tsx';
import { NoForm, ProgressLine, RefusalBar, UndoBar } from './views/messages.tsx';
import { Problems } from './views/problems.tsx';
import { Report } from './views/report.tsx';
import { Tabs } from './views/tabs.tsx';
import { Text } from './views/text.tsx';
import { Verdict } from './views/verdict.tsx';

const loadNotes = async () => (await import(/* webpackChunkName: "notes" */ './views/notes.tsx')).Notes;
const loadScores = async () => (await import(/* webpackChunkName: "scores" */ './views/scores.tsx')).Scores;
/** Questions before something is written. */
const loadPreview = async () =>
  (await import(/* webpackChunkName: "dialogs" */ './views/preview-panel.tsx')).PreviewPanel;
/** Opened now and then, and nobody waits there for a result. */
const loadSettings = async () => (await import(/* webpackChunkName: "settings" */ './views/settings.tsx')).Settings;

export interface PaneProps {
  readonly host: WorkbookHost;
  readonly settings: SettingsStore;
  readonly version: string;
  /** Which tab to open with; ribbon buttons open the pane at what they are about. */
  readonly tab?: PaneTab;
  /** Whether the host is dark, where it says so; the system's preference otherwise. */
  readonly hostTheme?: PaneTheme;
  /** Check as soon as the pane is there: reading changes nothing. True when absent. */
  readonly autoCheck?: boolean;
  /** What the first check covers: the sheet in front when absent. */
  readonly scope?: Scope;
  readonly today?: () => string;
  readonly pace?: Pace;
  readonly download?: (name: string, content: string | Uint8Array) => void;
  /** What outlives this page; the page knows the workbook. */
  readonly memory?: PaneMemory | undefined;
  /** The open document, whose text the tab 报告 shows; a workbook has none. */
  readonly report?: GivenReport | null;
  /** Above everything: the file that is open. */
  readonly top?: ReactNode;
  /** Saves a copy, where the workbook is a file of this page. */
  readonly onSave?: (() => void) | undefined;
  /** Closes the pane, where the program's own ribbon may not: a button for it. */
  readonly onHide?: (() => void) | undefined;
  /** Takes what the pane does, for the page around it: to show the card of a cell. Null when the pane goes. */
  readonly onController?: ((controller: PaneController | null) => void) | undefined;
  /** At the end of 关于 in the settings: what a program has more to try. */
  readonly selfTest?: ReactNode;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function localDate(): string {
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

const TAB_NAMES = Object.keys(TABS) as readonly PaneTab[];
/** Where there is no form to speak of. */
const TABS_OF_TEXT = TAB_NAMES.slice(TAB_NAMES.indexOf('report'));

function TabBody({ tab }: { readonly tab: PaneTab }): ReactElement | null {
  const state = usePaneState();
  if (tab === 'settings') return <Later load={loadSettings}>{(Settings) => <Settings />}</Later>;
  if (tab === 'report') return <Report />;
  const { checked } = state;
  if (checked === null) {
    const text = { problems: EMPTY.notChecked, scores: SCORES.empty, notes: NOTES.notChecked }[tab];
    return screenOf(state) === 'starting' ? <Text>{text}</Text> : null;
  }
  if (screenOf(state) === 'no-form') return <NoForm checked={checked} />;
  switch (tab) {
    case 'problems':
      return <Problems checked={checked} />;
    case 'scores':
      return <Later load={loadScores}>{(Scores) => <Scores checked={checked} />}</Later>;
    case 'notes':
      return <Later load={loadNotes}>{(Notes) => <Notes checked={checked} />}</Later>;
  }
}

function tabText(tab: PaneTab, problems: number): string {
  return tab === 'problems' && problems > 0 ? `${TABS[tab]} ${problems}` : TABS[tab];
}

function Body(): ReactElement {
  const { controller, report } = useEnvironment();
  const state = usePaneState();
  const { checked, announced, tab } = state;
  const problems = useMemo(() => {
    if (checked === null) return 0;
    const { error, warning, hint } = countsOf(checked.review);
    return error + warning + hint;
  }, [checked]);
  const hasResult = checked !== null && checked.review.tables.length > 0;
  const hasHeading = hasResult || (checked !== null && tab !== 'settings' && tab !== 'report');
  return (
    <main className="jihe-column jihe-body" data-screen={screenOf(state)} data-testid="pane-body" tabIndex={-1}>
      {/* Where there is no result yet, nor the words in its place, the page has no heading of its own. */}
      {!hasHeading && <h1 className="jihe-live">{APP_NAME}</h1>}
      <ProgressLine />
      <RefusalBar />
      {hasResult && <Verdict checked={checked} />}
      <Tabs
        className="jihe-tabs"
        onSelect={(value) => controller.dispatch({ type: 'tab-set', tab: value })}
        panel="pane-tab-panel"
        selected={tab}
        tabs={(report?.hasForm === false ? TABS_OF_TEXT : TAB_NAMES).map((name) => ({
          value: name,
          text: tabText(name, problems),
          id: `pane-tab-${name}`,
        }))}
      />
      <div aria-labelledby={`pane-tab-${tab}`} id="pane-tab-panel" role="tabpanel">
        {/* Between the verdict's heading and those of the parts, for whoever hears the pane. */}
        <h2 className="jihe-live">{TABS[tab]}</h2>
        <TabBody tab={tab} />
      </div>
      {state.preview !== null && <Later load={loadPreview}>{(PreviewPanel) => <PreviewPanel />}</Later>}
      <div aria-live="polite" className="jihe-live" data-testid="live" role="status">
        <span key={announced.number}>{announced.text}</span>
      </div>
    </main>
  );
}

/** The pane over one workbook. */
export function Pane(props: PaneProps): ReactElement {
  const { host, settings, version, tab = 'problems', autoCheck = true, report = null, scope = 'active' } = props;
  const {
    today = localDate,
    pace = browserPace,
    download = downloadByLink,
    memory,
    selfTest,
    onController,
    onSave,
  } = props;
  const hasForms = report?.hasForm !== false;
  const nameCell = report?.nameCell;
  const [start] = useState(hasForms ? tab : 'report');
  const controller = useMemo(
    () => new PaneController({ host, settings, today, pace, memory, tab: start, scope, nameCell }),
    [host, settings, today, pace, memory, start, scope, nameCell],
  );
  useEffect(() => {
    const stop = controller.connect();
    if (autoCheck && hasForms) void controller.check();
    return stop;
  }, [controller, autoCheck, hasForms]);
  useEffect(() => {
    onController?.(controller);
    return () => onController?.(null);
  }, [controller, onController]);
  // By the time somebody has causes to write, the network may be gone. Where it fails now, the tab says so and tries again.
  useEffect(() => void Promise.all([loadNotes(), loadPreview(), loadScores()]).catch(() => undefined), []);
  const environment = useMemo(
    () => ({ controller, version, download, report, selfTest, onSave, today }),
    [controller, version, download, report, selfTest, onSave, today],
  );
  return (
    <PaneProvider value={environment}>
      <Themed hostTheme={props.hostTheme} top={props.top}>
        {hasForms && <Head onHide={props.onHide} />}
        <Body />
        <UndoBar />
      </Themed>
    </PaneProvider>
  );
}

function Themed(props: {
  readonly hostTheme: PaneTheme | undefined;
  readonly top: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { settings } = useSettings();
  const { name, theme } = useTheme(settings.appearance, props.hostTheme);
  return (
    <FluentProvider className="jihe-page" data-theme={name} theme={theme}>
      {props.top}
      {props.children}
    </FluentProvider>
  );
}
