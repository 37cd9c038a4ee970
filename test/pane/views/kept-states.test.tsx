import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { defaultPolicy, policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { review } from '../../../src/engine/review.ts';
import type { DocumentErrorCode } from '../../../src/formats/error.ts';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import type { RefusedEdit, WorkbookHost } from '../../../src/hosts/host.ts';
import type { GivenReport } from '../../../src/pane/report/given.ts';
import type { PaneController } from '../../../src/pane/state/controller.ts';
import type { Checked, Doing, PaneEvent, PreviewEdit } from '../../../src/pane/state/state.ts';
import { BelowList } from '../../../src/pane/views/below-list.tsx';
import { Finish } from '../../../src/pane/views/finish.tsx';
import { Head } from '../../../src/pane/views/head.tsx';
import { NoForm, ProgressLine, RefusalBar, UndoBar } from '../../../src/pane/views/messages.tsx';
import { Notes } from '../../../src/pane/views/notes.tsx';
import { PreviewPanel } from '../../../src/pane/views/preview-panel.tsx';
import { Problems } from '../../../src/pane/views/problems.tsx';
import { Questions } from '../../../src/pane/views/questions.tsx';
import { ReadingParts } from '../../../src/pane/views/reading-parts.tsx';
import { SheetCards } from '../../../src/pane/views/score-parts.tsx';
import { Scores } from '../../../src/pane/views/scores.tsx';
import { TaughtWords } from '../../../src/pane/views/taught-words.tsx';
import { Verdict } from '../../../src/pane/views/verdict.tsx';
import { WaiveDialog } from '../../../src/pane/views/waive-dialog.tsx';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { passingOn } from '../../support/open-pane.tsx';
import { heard, type OpenPart, openPart, type PartOptions } from '../../support/open-part.tsx';
import { keptScreen } from '../../support/screen-lines.ts';
import { untaughtForm } from '../../support/untaught-form.ts';
import { waiving } from '../../support/waived-form.ts';

/**
 * Parts of the pane in each of the states that they have, as they are heard, one below the other.
 * `JIHE_KEEP=1 npx jest kept-states` writes the files anew, and git shows the difference.
 */

const FORM = exampleForm('national');
const OWN = { ...defaultPolicy, id: 'own-unit', name: '本单位' };
const named = (name: string, form: SheetGrid, cells: Readonly<Record<string, string>> = {}): SheetGrid => ({
  ...withCells(form, { D3: `项目${name}`, ...cells }),
  name,
});

function checkedOf(controller: PaneController): Checked {
  const { checked } = controller.snapshot();
  if (checked === null) throw new Error('not checked');
  return checked;
}

interface Shown extends PartOptions {
  readonly part: ReactElement | ((controller: PaneController) => ReactElement);
  /** What is done before it is looked at. */
  readonly steps?: (page: OpenPart) => Promise<void> | void;
  /** What has come of it beside what is heard, a line each. */
  readonly afterwards?: (page: OpenPart) => readonly string[];
}

/** What is about to be written, or was. */
function planned({ controller }: OpenPart): string[] {
  const { preview, journal } = controller.snapshot();
  const told = (edits: readonly PreviewEdit[], sign: string): string =>
    edits.map(({ sheet, cell, to }) => `${sheet}!${cell}${sign}${to.formula ?? to.value}`).join(' ');
  return [
    ...(preview === null ? [] : [`→ ${preview.label}: ${told(preview.edits, '=')}`]),
    ...journal.map(({ label, receipt }) => `→ written ${label}: ${told(receipt.applied as PreviewEdit[], '=')}`),
  ];
}

/** @param passedOver lines that are the same in all states. */
async function keep(file: string, states: Readonly<Record<string, Shown>>, passedOver?: RegExp): Promise<void> {
  const told: string[] = [];
  for (const [state, { part, steps, afterwards, ...options }] of Object.entries(states)) {
    // What it asks its host for at first is answered by then.
    const page = await act(() => openPart(part, { checked: true, ...options }));
    await steps?.(page);
    await act(() => Promise.resolve());
    // How many checks there are changes with every one that is added, the time with every run; looks are none of it.
    const lines = heard(document.body, (line) => passedOver?.test(line) !== true).map((line) =>
      line
        .replace(/\d+ 条规则/, '… 条规则')
        .replace(/\d\d:\d\d:\d\d/, '时:分:秒')
        .replace(/ \[style=[^\]]*\]/, ''),
    );
    told.push([`# ${state}`, ...lines.slice(1), ...(afterwards?.(page) ?? [])].join('\n'));
    cleanup();
  }
  const found = `${told.join('\n\n')}\n`;
  expect(found).toBe(keptScreen(`pane-states-${file}`, found));
}

const edit = (cell: string, changes: Partial<PreviewEdit> = {}): PreviewEdit => ({
  sheet: '自评表',
  cell,
  from: { value: 20 },
  to: { value: 10 },
  what: '得分',
  ...changes,
});
const written = (...applied: readonly PreviewEdit[]): PaneEvent => ({
  type: 'written',
  written: { label: '', receipt: { applied, refused: [] } },
  say: '',
});
const asHost =
  (changes: Partial<WorkbookHost>) =>
  (host: FileHost): WorkbookHost =>
    passingOn(host, changes);

/** By what they are called or say: roles and names of a whole pane take long to work out, and this is asked for often. */
function all(kind: 'button' | 'input', name: RegExp): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLButtonElement | HTMLInputElement>(kind)].filter((each) =>
    name.test(each.ariaLabel ?? (each.textContent || each.labels?.[0]?.textContent || '')),
  );
  if (found.length === 0) throw new Error(`nothing is called ${name}`);
  return found;
}

function press(...elements: readonly (HTMLElement | undefined)[]): void {
  for (const element of elements) fireEvent.click(element as HTMLElement);
}

function choose(select: HTMLElement, value: string): void {
  fireEvent.change(select, { target: { value } });
}

function unfoldFindings(): void {
  press(...document.querySelectorAll<HTMLElement>('[data-testid=finding] button[aria-expanded=false]'));
}

/** Everything that is folded, one after the other. */
async function unfoldAll(): Promise<void> {
  press(...document.querySelectorAll<HTMLElement>('button[aria-expanded=false]'));
  await act(() => Promise.resolve());
}

test('the finish', async () => {
  const part = (controller: PaneController) => <Finish checked={checkedOf(controller)} />;
  const inFront = (controller: PaneController) => <Finish checked={{ ...checkedOf(controller), scope: 'active' }} />;
  const grids = [withCells(FORM, { F13: '5个', H13: '16.67', H20: '96.67', I13: '汛期停工一个月。' })];
  const changed = written(edit('H13'), edit('I13', { to: { value: '汛期停工一个月。' } }), edit('H14'));
  await keep('finish', {
    'ready, all sheets': { part },
    'ready, the sheet in front': { part: inFront },
    'edited since': { part, events: [{ type: 'edited' }] },
    'to be judged by a person': { part, grids: [withCells(FORM, { F18: '已开展工作' })] },
    'scores differ, and why is written': { part, grids: [withCells(FORM, { H13: '19', I13: '进度略慢', H20: '99' })] },
    'a warning': { part, grids: [withCells(FORM, { F15: '200%' })] },
    'hints, and one finding ignored': {
      part,
      grids: [withCells(FORM, { A2: '', H20: '99' }), waiving(withCells(FORM, { H20: '99' }), ['total-mismatch'])],
    },
    'two cells and a note written, in a file': { part, grids, events: [changed] },
    'the same in Excel': { part, grids, events: [changed], around: asHost({ name: 'excel' }) },
    'nothing written, in WPS': { part, around: asHost({ name: 'wps' }) },
    'a file that is saved here': { part, environment: { onSave: () => undefined } },
  });
});

test('a verdict', async () => {
  const part = (controller: PaneController) => <Verdict checked={checkedOf(controller)} />;
  const unmet = withCells(FORM, { F13: '5个', H13: '16.67', H20: '96.67' });
  const withoutTotal = { ...FORM, rows: FORM.rows.filter(({ row }) => row !== 20) };
  await keep('verdict', {
    'only a reason is left': { part, grids: [unmet] },
    'only a reason is left after something was mended': {
      part,
      grids: [unmet],
      events: [written(edit('H13', { to: { value: 16.67 } }))],
    },
    'scores differ, and why is written': { part, grids: [withCells(FORM, { H13: '19', I13: '进度略慢', H20: '99' })] },
    'a warning and something to be judged': {
      part,
      grids: [withCells(FORM, { F15: '200%', F18: '已开展工作' })],
    },
    'some checks can’t tell': {
      part,
      grids: [untaughtForm()],
      steps: unfoldAll,
    },
    'nothing can be written here': { part, around: asHost({ refuses: 'no-permission' }) },
    'nothing can be written here, in the program’s words': {
      part,
      around: asHost({ refuses: 'no-permission', refusesWhy: '这里只看不写。' }),
    },
    'the total is blank': { part, grids: [withCells(FORM, { H20: '' })] },
    'the total is blank, and can’t be worked out': {
      part,
      grids: [withCells(FORM, { H20: '', F13: '完成', H13: '' })],
    },
    'there is no total': { part, grids: [withoutTotal] },
    'there is no total, and it can’t be worked out': {
      part,
      grids: [withCells(withoutTotal, { F13: '完成', H13: '' })],
    },
    'protected sheets, one without a form': {
      part,
      grids: [
        { ...FORM, protected: true },
        { ...withCells(FORM, {}), name: '二', rows: [], protected: true },
      ],
    },
  });
});

test('a preview', async () => {
  const opened = (edits: readonly PreviewEdit[], more: object = {}): PaneEvent => ({
    type: 'preview-opened',
    preview: { edits, skipped: [], label: '', ...more },
  });
  const choices = [
    edit('H13'),
    edit('H14', { what: '', from: { value: null }, to: { value: 10, formula: 'G14' } }),
    edit('I13', { what: '原因', to: { value: `${'很长的'.repeat(6)}原因` } }),
    edit('G13', { optional: 'choice', why: '分值可以改' }),
    edit('G14', { optional: 'choice', why: '这一项也可以改' }),
    edit('H20', { optional: 'follows', what: '总分', unless: ['G14'] }),
    edit('H13', { sheet: '二' }),
  ];
  const part = <PreviewPanel />;
  const tick = (name: RegExp) => () => press(all('input', name)[0]);
  await keep('preview', {
    'nothing to write, and why': { part, events: [opened([], { skipped: ['H14：不能写', 'H15：不能写'] })] },
    'a cell': { part, events: [opened([edit('H13')])] },
    'choices beside what is plain': { part, events: [opened(choices, { skipped: ['H15：不能写'] })] },
    'choices that were asked for': { part, events: [opened(choices, { ticked: true })] },
    'one of them ticked': { part, events: [opened(choices)], steps: tick(/^G14/) },
    'while it is written': { part, events: [opened([edit('H13')]), { type: 'write-started', cells: 1 }] },
    'nothing ticked': { part, events: [opened([edit('H13')])], steps: tick(/^H13/) },
    'locked cells': {
      part,
      grids: [{ ...FORM, protected: true }],
      around: asHost({ locked: (edits) => Promise.resolve(edits.slice(0, 1)) }),
      events: [opened(choices.slice(0, 3))],
      steps: async () => void (await screen.findByText('预览')),
    },
  });
});

test('why a finding is left as it is', async () => {
  const form = withCells(FORM, { H20: '99' });
  const part = (controller: PaneController) => {
    const [finding] = checkedOf(controller).review.findings;
    if (finding === undefined) throw new Error('nothing found');
    return <WaiveDialog finding={finding} onClose={() => undefined} />;
  };
  const settle = async (): Promise<void> => void (await screen.findByText(/结构|工作簿/));
  await keep('waive', {
    'the first': { part, grids: [form], around: asHost({ fixed: () => Promise.resolve(false) }) },
    'beside others': {
      part,
      grids: [withCells(form, { F13: '5个' }), waiving(form, ['total-mismatch'])],
    },
    'in a document': { part, grids: [form], around: asHost({ waivesIn: 'comments' }) },
    'no sheet can be made': {
      part,
      grids: [form],
      around: asHost({ fixed: () => Promise.resolve(true) }),
      steps: settle,
    },
    'whether one can be made isn’t known': {
      part,
      grids: [form],
      around: asHost({ fixed: () => Promise.reject(new Error('busy')) }),
    },
  });
});

test('what wasn’t understood', async () => {
  const part = (controller: PaneController) => <Questions review={checkedOf(controller).review} />;
  const several = (...names: readonly string[]) => names.map((name) => named(name, untaughtForm()));
  const unfold = (): void => press(all('button', /^没有完全认出/)[0]);
  await keep('questions', {
    'everything was': { part },
    'in three forms': { part, grids: several('一', '二', '三') },
    'in four forms': { part, grids: several('一', '二', '三', '四') },
    'in four forms, unfolded': { part, grids: several('一', '二', '三', '四'), steps: unfold },
    'while it is checked again': { part, grids: several('一'), events: [{ type: 'check-started' }] },
    'while something is written': { part, grids: several('一'), events: [{ type: 'write-started', cells: 1 }] },
  });
});

test('words that were taught', async () => {
  const taught = { words: '落实成效', role: 'actual' } as const;
  await keep('taught', {
    none: { part: <TaughtWords /> },
    'on this machine': { part: <TaughtWords />, settings: { readingNotes: [taught] } },
  });
});

test('what stands below the list', async () => {
  const part = (controller: PaneController) => <BelowList review={checkedOf(controller).review} />;
  const wrong = withCells(FORM, { H20: '99' });
  await keep('below', {
    nothing: { part },
    'something to be judged, in two forms': {
      part,
      grids: ['一', '二'].map((name) => named(name, FORM, { F18: '已开展工作', H18: name === '二' ? '' : '15' })),
    },
    'what was ignored and is no more': { part, grids: [FORM, waiving(wrong, ['total-mismatch'])] },
  });
});

test('问题', async () => {
  const part = (controller: PaneController) => <Problems checked={checkedOf(controller)} />;
  const mixed = withCells(FORM, { A2: '', F13: '5个', I13: '', F15: '200%', H19: '12' });
  // What comes later is there.
  const settled = async (): Promise<void> => {
    await screen.findByText('打印核对单');
    await screen.findByText(/^建议/);
  };
  const filter = (name: RegExp) => async () => {
    press(all('button', name)[0]);
    await settled();
  };
  const report = { waivers: null, nameCell: (sheet: string, cell: string) => `《${sheet}》${cell}` };
  await keep('problems', {
    errors: { part, grids: [mixed], steps: filter(/^错误/) },
    warnings: { part, grids: [mixed], steps: filter(/^警告/) },
    hints: { part, grids: [mixed], steps: filter(/^提示/) },
    'nothing can be written here': {
      part,
      grids: [mixed],
      around: asHost({ refuses: 'no-permission' }),
      steps: settled,
    },
    marked: { part, grids: [mixed], events: [{ type: 'marks-set', on: true, say: null }], steps: settled },
    'what was ignored, unfolded': {
      part,
      grids: [withCells(FORM, { H20: '99' }), waiving(withCells(FORM, { H20: '99' }), ['total-mismatch'])],
      steps: async () => {
        press(all('button', /^已忽略/)[0]);
        unfoldFindings();
        await screen.findByText('打印核对单');
      },
    },
    'all of it unfolded': {
      part,
      grids: [mixed],
      steps: async () => {
        await settled();
        unfoldFindings();
      },
    },
    'where cells can’t be marked': {
      part,
      grids: [mixed],
      around: asHost({
        can: { marks: false, liveEvents: false, choiceEvents: false, nativeUndoGroup: false, locate: false },
      }),
      steps: settled,
    },
    'one reason is left after something was written': {
      part,
      grids: [withCells(FORM, { F13: '5个', H13: '16.67', H20: '96.67' })],
      events: [written(edit('H13', { to: { value: 16.67 } }))],
      steps: async () => {
        await screen.findByText('打印核对单');
        await screen.findByText('还有 1 项没有写全');
      },
    },
    'nothing of a kind': {
      part,
      grids: [mixed],
      steps: async ({ controller, show }) => {
        press(all('button', /^提示/)[0]);
        await settled();
        show(<Problems checked={{ ...checkedOf(controller), review: review([FORM]) }} />);
      },
    },
    'of a document that takes no waivers, unfolded': {
      part,
      grids: [withCells(FORM, { H20: '99' })],
      environment: { report: report as unknown as GivenReport },
      steps: async () => {
        await screen.findByText('打印核对单');
        unfoldFindings();
      },
    },
  });
});

test('偏差说明', async () => {
  const part = (controller: PaneController) => <Notes checked={checkedOf(controller)} />;
  const unmet = withCells(FORM, { F13: '5个', H13: '16.67', H20: '96.67' });
  const without = (...columns: readonly number[]): SheetGrid => ({
    ...unmet,
    rows: unmet.rows.map((row) => ({
      ...row,
      cells: row.cells.filter(({ column }) => row.row < 12 || !columns.includes(column)),
    })),
  });
  const key = '自评表!I13';
  /** Six that fall short in the same way, more than are unfolded or ticked one by one. */
  const missed = withCells(unmet, {
    F14: '90%',
    H14: '9',
    F17: '1321',
    H17: '13.21',
    F19: '85%',
    H19: '8.95',
    F16: '',
    H16: '',
    F15: '2024年12月',
    H15: '8',
    H20: '',
  });
  const atFoot = fixtureForm('hubei-with-points');
  const unfoldNote = (at: number): HTMLElement => {
    const row = screen.getAllByTestId('note')[at] as HTMLElement;
    const head = row.querySelector('button');
    if (head?.ariaExpanded === 'false' || head?.getAttribute('aria-expanded') === 'false') press(head);
    return row;
  };
  const say = (at: number, cause: string) => (): void => {
    const text = unfoldNote(at).querySelector('textarea');
    fireEvent.change(text as HTMLElement, { target: { value: cause } });
  };
  await keep(
    'notes',
    {
      'nothing deviates': { part },
      'one to be written': { part, grids: [unmet] },
      'where nothing can be written': { part, grids: [unmet], around: asHost({ refuses: 'no-permission' }) },
      'a text that stands there': { part, grids: [withCells(unmet, { I13: '管线改线，推迟到明年' })] },
      'a text that is to be written over': {
        part,
        grids: [withCells(unmet, { I13: '管线改线，推迟到明年' })],
        events: [{ type: 'present-changed', key, mode: 'replace' }],
      },
      'no column for it': { part, grids: [without(9)] },
      'two sheets': { part, grids: [named('一', unmet), named('二', unmet)] },
      'a text that was written from here': {
        part,
        grids: [withCells(unmet, { I13: '管线改线，推迟到明年' })],
        events: [written(edit('I13', { to: { value: '管线改线，推迟到明年 ' } }))],
      },
      'what was written from here is another cell’s, another sheet’s or another text': {
        part,
        grids: [withCells(unmet, { I13: '管线改线，推迟到明年' })],
        events: [
          written(
            edit('I14', { to: { value: '管线改线，推迟到明年' } }),
            edit('I13', { to: { value: '管线改线，推迟到明年' }, sheet: '二' }),
            edit('I13', { to: { value: '管线改线' } }),
          ),
        ],
      },
      'a text that is to stay, with what is said after it': {
        part,
        grids: [withCells(unmet, { I13: '管线改线，推迟到明年' })],
        events: [
          { type: 'present-changed', key, mode: 'append' },
          {
            type: 'notes-changed',
            keys: ['自评表/0/产出指标/数量指标/改造小区数量@13'],
            input: { cause: '甲', measures: '乙' },
          },
        ],
      },
      'several, and blanks said about one': { part, grids: [missed], steps: say(0, '  ') },
      'one said, that others take over': { part, grids: [missed], steps: say(0, '征地未完成 ') },
      'all of them take it over but one': {
        part,
        grids: [missed],
        steps: () => {
          say(0, '征地未完成')();
          press(all('input', /^全选/)[0]);
          press(all('input', /扣/)[0]);
        },
        afterwards: ({ controller }) =>
          Object.entries(controller.snapshot().notes).map(
            ([each, { cause, measures }]) => `→ ${each}: ${cause}|${measures}`,
          ),
      },
      'the next one': {
        part,
        grids: [missed],
        steps: () => {
          unfoldNote(0);
          press(all('button', /^下一条$/)[0]);
        },
        afterwards: () => [`→ focus in ${document.activeElement?.closest('li')?.querySelector('button')?.textContent}`],
      },
      'one that is asked for': {
        part,
        grids: [missed],
        steps: async ({ controller }) => {
          await act(async () => void controller.openNote(0, 4));
        },
        afterwards: () => [`→ focus in ${document.activeElement?.closest('li')?.querySelector('button')?.textContent}`],
      },
      'a cause and its measures picked': {
        part,
        grids: [unmet],
        steps: () => {
          const [first, second] = document.querySelectorAll<HTMLElement>('.jihe-phrase');
          press(first, second, first);
        },
      },
      'a target reached and points missing: the score is put right first': {
        part,
        grids: [withCells(FORM, { H13: '15', H20: '95' })],
        steps: () => press(all('button', /^改为 /)[0]),
        afterwards: planned,
      },
      'one reason stands at the foot': { part, grids: [fixtureForm('hubei-foot-reason')] },
      'reasons of three in one cell at the foot': { part, grids: [atFoot] },
      'some of what is seen': {
        part: (controller) => <Notes checked={checkedOf(controller)} only={new Set([key])} />,
        grids: [withCells(unmet, { F14: '90%', H14: '9', H20: '95.67' })],
      },
    },
    /aria-pressed| \| 其他原因|选用改进措施… \||=全国通用/,
  );
});

test('得分', async () => {
  const part = (controller: PaneController) => <Scores checked={checkedOf(controller)} />;
  const chosen =
    (...choices: readonly (readonly [string, string])[]) =>
    () => {
      for (const [name, value] of choices) choose(screen.getByLabelText(name), value);
    };
  const form = withCells(FORM, { H13: '19', H14: '', F18: '已开展工作' });
  await keep('scores', {
    'blank ones as numbers': { part, grids: [form] },
    'blank ones as formulas': { part, grids: [form], settings: { fillAs: 'formulas' } },
    'chosen ones as formulas': { part, grids: [form], steps: chosen(['填哪些', 'chosen'], ['填成', 'formulas']) },
    'chosen, and blank ones after all': {
      part,
      grids: [form],
      steps: () => {
        chosen(['填哪些', 'chosen'], ['填哪些', 'blank'])();
        press(all('button', /预览/)[0]);
      },
      afterwards: planned,
    },
    'where nothing can be written': { part, grids: [form], around: asHost({ refuses: 'no-permission' }) },
    'those that differ': {
      part,
      grids: [form],
      steps: () => press(all('button', /不一致/)[0]),
    },
    'unfolded, what each comes from': { part, grids: [form], steps: unfoldAll },
    'by operators of their own, a shared score, no points of the execution': {
      part,
      grids: [exampleForm('operator-columns', '一'), fixtureForm('department-scores-only', '二')],
      steps: unfoldAll,
    },
    'two are chosen of two forms, one again left out; what would be written': {
      part,
      grids: [named('一', form), named('二', form)],
      steps: () => {
        chosen(['填哪些', 'chosen'])();
        const boxes = all('input', /改造小区数量|预算执行|工程验收合格率/);
        press(...boxes, boxes[0], all('button', /预览/)[0]);
      },
      afterwards: planned,
    },
    'those that differ, as formulas, over formulas': {
      part,
      grids: [withCells(form, { H15: '=G15 → 9', H20: '=SUM(H13:H19) → 99' })],
      steps: () => {
        chosen(['填哪些', 'differing'], ['填成', 'formulas'])();
        press(all('input', /公式/)[0], all('button', /预览/)[0]);
      },
      afterwards: planned,
    },
    'nothing differs any more': {
      part,
      grids: [form],
      steps: ({ controller, show }) => {
        press(all('button', /不一致/)[0]);
        const checked = { ...checkedOf(controller), review: review([FORM]) };
        show(<Scores checked={checked} />);
      },
    },
    'nothing differs': { part },
  });
});

test('the head', async () => {
  const part = <Head onHide={undefined} />;
  const hubei = fixtureForm('hubei-foot-reason', '一');
  const alike = ['一', '二', '三', '四', '五', '六', '七'].map((name) =>
    withCells({ ...hubei, name }, { B3: `项目${name}` }),
  );
  const byForm =
    (choice: ScoringPolicy | null) =>
    async ({ controller }: OpenPart): Promise<void> => {
      const forms = checkedOf(controller)
        .review.tables.slice(0, 1)
        .map(({ form }) => form);
      await act(() => controller.chooseFormPolicy(forms, choice));
    };
  await keep('head', {
    'nothing was checked': { part, checked: false },
    'checking, and what is put away': {
      part: <Head onHide={() => undefined} />,
      events: [{ type: 'check-started' }],
    },
    'while something is written': { part, events: [{ type: 'write-started', cells: 2 }] },
    folded: { part, steps: ({ user }) => user.click(screen.getByRole('button', { name: '收起' })) },
    'checked again, and nothing is new': {
      part,
      steps: async () => {
        press(all('button', /^检查$/)[0]);
        await screen.findByText(/\d\d:\d\d:\d\d/);
      },
    },
    'checked again, and edited since': {
      part,
      steps: async ({ happens }) => {
        press(all('button', /^检查$/)[0]);
        await screen.findByText(/\d\d:\d\d:\d\d/);
        happens({ type: 'edited' });
      },
    },
    'it checks by itself': {
      part,
      around: asHost({
        can: { marks: true, liveEvents: true, choiceEvents: true, nativeUndoGroup: true, locate: true },
      }),
    },
    'another scope': {
      part,
      checked: false,
      steps: () => act(async () => choose(screen.getByLabelText(/范围/), 'all')),
    },
    'one form speaks for a policy': { part, grids: [hubei] },
    'of two forms one does': { part, grids: [hubei, named('二', FORM)] },
    'two forms speak for the same': { part, grids: alike.slice(0, 2) },
    'seven do': { part, grids: alike },
    'one of seven was decided, the others unfolded': {
      part,
      grids: alike,
      steps: async (page) => {
        await byForm(policyById('platform'))(page);
        await unfoldAll();
      },
    },
    'what it speaks for is taken over': {
      part,
      grids: [hubei],
      steps: async () => {
        press(all('button', /^改用/)[0]);
        await screen.findByText(/本次选定/);
      },
    },
    'by the unit’s own policy, for everything': {
      part,
      settings: { ownPolicies: [OWN], defaultPolicy: OWN.id },
    },
    'chosen for the workbook': {
      part,
      settings: { ownPolicies: [OWN] },
      steps: () => act(async () => choose(screen.getByLabelText('评分办法'), OWN.id)),
    },
    'a document, which has no sheet in front': {
      part,
      environment: { report: { waivers: null } as unknown as GivenReport },
    },
  });
});

const refusal = (during: Doing): PaneEvent => ({
  type: 'refused',
  refusal: {
    during,
    code: 'protected-sheet',
    advice: { what: '工作表受保护。', why: '有密码。', how: '请先取消保护。' },
    cause: null,
  },
});
const refusedEdit = (cell: string, code: DocumentErrorCode): RefusedEdit => ({
  edit: { sheet: '自评表', cell, from: { value: 1 }, to: { value: 2 } },
  code,
  found: { value: 3 },
});

test('what is said above and below', async () => {
  const part = (
    <>
      <RefusalBar />
      <ProgressLine />
      <UndoBar />
    </>
  );
  const wrote = (cells: readonly string[], refused: readonly RefusedEdit[] = [], unseen?: boolean): PaneEvent => ({
    type: 'written',
    written: {
      label: '直接改正',
      receipt: { applied: cells.map((cell) => edit(cell)), refused },
      ...(unseen === undefined ? {} : { unseen }),
    },
    say: '',
  });
  const undone = (refused: readonly string[], others?: string): PaneEvent => ({
    type: 'undone',
    undone: { cells: 2, refused, ...(others === undefined ? {} : { others }) },
    say: '',
  });
  const during = ['check', 'write', 'undo', 'mark', 'locate', 'waive', 'policy', 'teach'] as const;
  await keep('messages', {
    nothing: { part },
    ...Object.fromEntries(during.map((each) => [`refused: ${each}`, { part, events: [refusal(each)] }])),
    'reading begins': { part, events: [{ type: 'check-started' }] },
    'three of twelve sheets are read': {
      part,
      events: [{ type: 'check-started' }, { type: 'check-progress', stage: 'reading', done: 3, of: 12 }],
    },
    'one of two forms is reviewed': {
      part,
      events: [{ type: 'check-started' }, { type: 'check-progress', stage: 'reviewing', done: 1, of: 2 }],
    },
    'one is being written': { part, events: [{ type: 'write-started', cells: 1 }] },
    'several are, after others': { part, events: [wrote(['H13']), { type: 'write-started', cells: 3 }] },
    'one written': { part, events: [wrote(['H13'])] },
    'two written, after one': { part, events: [wrote(['H13']), wrote(['H14', 'H15'])] },
    'two that nobody saw': { part, events: [wrote(['I15', 'I17'], [], true)] },
    'in one of two sheets with forms': {
      part,
      grids: [named('自评表', FORM), named('二', FORM)],
      events: [wrote(['H13'])],
    },
    'two not written': {
      part,
      events: [wrote(['H13'], [refusedEdit('H14', 'changed-meanwhile'), refusedEdit('H15', 'protected-sheet')])],
    },
    'none written': { part, events: [wrote([], [refusedEdit('H14', 'changed-meanwhile')])] },
    'only why it is left as it is': {
      part,
      events: [
        {
          type: 'written',
          written: { label: '忽略', receipt: { applied: [edit('A2', { sheet: '核对说明' })], refused: [] } },
          say: '',
        },
      ],
    },
    'undone, nothing before': { part, events: [wrote(['H13', 'H14']), undone([])] },
    'undone, something before': { part, events: [wrote(['H13']), wrote(['H14', 'H15']), undone([])] },
    'undone but for two that were edited': {
      part,
      events: [wrote(['H13', 'H14']), undone(['自评表!H13', '自评表!H14'])],
    },
    'undone but for others': { part, events: [wrote(['H13', 'H14']), undone([], '有 1 处所在的行已经删除。')] },
    closed: { part, events: [wrote(['H13']), { type: 'journal-hidden' }] },
    'closed by its button': {
      part,
      events: [refusal('write'), wrote(['H13'])],
      steps: () => {
        press(...all('button', /关闭|知道了/));
      },
    },
  });
});

test('no form', async () => {
  const part = (controller: PaneController) => <NoForm checked={checkedOf(controller)} />;
  const inFront = (controller: PaneController) => <NoForm checked={{ ...checkedOf(controller), scope: 'active' }} />;
  const cover = formGrid('封面\t\n项目名称\t某项目', '封面');
  const hidden = { ...withCells(FORM, {}), name: '藏', visibility: 'hidden' as const };
  await keep('no-form', {
    'in the workbook': { part, grids: [cover] },
    'in the sheet in front': { part: inFront, grids: [cover] },
    'in the sheet in front, of several': {
      part: inFront,
      grids: [cover],
      around: asHost({ sheetCount: () => Promise.resolve(2) }),
      steps: async () => void (await screen.findByText('核对全部工作表')),
    },
    'one is hidden': { part, grids: [cover, hidden] },
    'an empty sheet': { part, grids: [formGrid('', '空')] },
    'a form whose heads nobody knows': {
      part,
      grids: [formGrid('甲\t乙\t丙\n一级指标\t指标值\t实际\n产出\t5\t5', '表')],
    },
  });
});

test('several forms', async () => {
  const part = (controller: PaneController) => <SheetCards review={checkedOf(controller).review} />;
  const grids = [
    named('一', FORM),
    named('二', withCells(FORM, { F15: '200%', F18: '已开展工作', H20: '' })),
    named('三', withCells(FORM, { H13: '19', H14: '', H20: '99' })),
    fixtureForm('transfer-no-scores', '四'),
  ];
  await keep(
    'forms',
    {
      two: { part, grids: grids.slice(0, 2) },
      'three, unfolded': { part, grids: grids.slice(0, 3), steps: unfoldAll },
      'four, folded': { part, grids },
      'one that isn’t scored, unfolded': { part, grids: grids.slice(2), steps: unfoldAll },
      'one by a policy of its own, unfolded': {
        part: (controller) => <Verdict checked={checkedOf(controller)} />,
        grids: grids.slice(0, 2),
        steps: async (page) => {
          await act(() =>
            page.controller.chooseFormPolicy(
              checkedOf(page.controller)
                .review.tables.slice(0, 1)
                .map(({ form }) => form),
              policyById('platform'),
            ),
          );
          page.show(<SheetCards review={checkedOf(page.controller).review} />);
          await unfoldAll();
        },
      },
      'gone to': {
        part,
        grids: grids.slice(0, 2),
        steps: () => act(async () => press(all('button', /转到“二/)[0])),
        afterwards: ({ controller }) => [`→ card ${JSON.stringify(controller.snapshot().wantedCard)}`],
      },
    },
    / \| 预算管理一体化/,
  );
});

test('how it was read', async () => {
  const part = (controller: PaneController) => <ReadingParts review={checkedOf(controller).review} />;
  await keep('reading', {
    'a form': { part },
    'two, one with heads that nobody knows': { part, grids: [named('一', FORM), named('二', untaughtForm())] },
    'heads that only their place tells': { part, grids: [fixtureForm('transfer-no-scores')] },
    'where cells can be coloured, while it is checked': {
      part,
      grids: [untaughtForm()],
      around: asHost({ showRoles: () => undefined }),
      events: [{ type: 'reading-shown', on: true }, { type: 'check-started' }],
    },
  });
});
