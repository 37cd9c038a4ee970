import { act, cleanup, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../../src/hosts/host.ts';
import type { GivenReport } from '../../../src/pane/report/given.ts';
import type { PaneController } from '../../../src/pane/state/controller.ts';
import type { Checked, PaneEvent, PreviewEdit } from '../../../src/pane/state/state.ts';
import { BelowList } from '../../../src/pane/views/below-list.tsx';
import { Finish } from '../../../src/pane/views/finish.tsx';
import { Notes } from '../../../src/pane/views/notes.tsx';
import { PreviewPanel } from '../../../src/pane/views/preview-panel.tsx';
import { Problems } from '../../../src/pane/views/problems.tsx';
import { Questions } from '../../../src/pane/views/questions.tsx';
import { Scores } from '../../../src/pane/views/scores.tsx';
import { TaughtWords } from '../../../src/pane/views/taught-words.tsx';
import { Verdict } from '../../../src/pane/views/verdict.tsx';
import { WaiveDialog } from '../../../src/pane/views/waive-dialog.tsx';
import { exampleForm, withCells } from '../../support/form-text.ts';
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
  readonly steps?: (page: OpenPart) => Promise<void>;
}

/** @param passedOver lines that are the same in all states. */
async function keep(file: string, states: Readonly<Record<string, Shown>>, passedOver?: RegExp): Promise<void> {
  const told: string[] = [];
  for (const [state, { part, steps, ...options }] of Object.entries(states)) {
    // What it asks its host for at first is answered by then.
    const page = await act(() => openPart(part, { checked: true, ...options }));
    await steps?.(page);
    // How many checks there are changes with every one that is added; looks are none of it.
    const lines = heard(document.body, (line) => passedOver?.test(line) !== true).map((line) =>
      line.replace(/\d+ 条规则/, '… 条规则').replace(/ \[style=[^\]]*\]/, ''),
    );
    told.push([`# ${state}`, ...lines.slice(1)].join('\n'));
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
      steps: ({ user }) => user.click(screen.getByRole('button', { name: /条规则/, expanded: false })),
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
  const tick = (name: RegExp) => (page: OpenPart) => page.user.click(screen.getByRole('checkbox', { name }));
  await keep('preview', {
    'nothing to write, and why': { part, events: [opened([], { skipped: ['H14：不能写', 'H15：不能写'] })] },
    'a cell': { part, events: [opened([edit('H13')])] },
    'choices beside what is plain': { part, events: [opened(choices, { skipped: ['H15：不能写'] })] },
    'choices that were asked for': { part, events: [opened(choices, { ticked: true })] },
    'one of them ticked': { part, events: [opened(choices)], steps: tick(/^G14/) },
    'nothing ticked': { part, events: [opened([edit('H13')])], steps: tick(/^H13/) },
    'locked cells': {
      part,
      grids: [{ ...FORM, protected: true }],
      around: asHost({ locked: (edits) => Promise.resolve(edits.slice(0, 1)) }),
      events: [opened(choices.slice(0, 3))],
      steps: async () => void (await screen.findByRole('dialog')),
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
  const unfold = ({ user }: OpenPart): Promise<void> =>
    user.click(screen.getByRole('button', { name: /^没有完全认出/, expanded: false }));
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
    await screen.findByRole('button', { name: '打印核对单' });
    await screen.findByRole('button', { name: /^建议/ });
  };
  const filter =
    (name: RegExp) =>
    async ({ user }: OpenPart) => {
      await user.click(screen.getByRole('tab', { name }));
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
    'of a document that takes no waivers, unfolded': {
      part,
      grids: [withCells(FORM, { H20: '99' })],
      environment: { report: report as unknown as GivenReport },
      steps: async ({ user }) => {
        await screen.findByRole('button', { name: '打印核对单' });
        await user.click(within(screen.getByTestId('finding')).getByRole('button', { expanded: false }));
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
  const choose =
    (...choices: readonly (readonly [string, string])[]) =>
    async ({ user }: OpenPart) => {
      for (const [name, value] of choices) await user.selectOptions(screen.getByRole('combobox', { name }), value);
    };
  const form = withCells(FORM, { H13: '19', H14: '', F18: '已开展工作' });
  await keep('scores', {
    'blank ones as numbers': { part, grids: [form] },
    'blank ones as formulas': { part, grids: [form], settings: { fillAs: 'formulas' } },
    'chosen ones as formulas': { part, grids: [form], steps: choose(['填哪些', 'chosen'], ['填成', 'formulas']) },
    'where nothing can be written': { part, grids: [form], around: asHost({ refuses: 'no-permission' }) },
    'those that differ': {
      part,
      grids: [form],
      steps: ({ user }) => user.click(screen.getByRole('tab', { name: /不一致|不同/ })),
    },
  });
});
