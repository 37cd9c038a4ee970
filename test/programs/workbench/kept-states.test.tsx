import '../../support/pane-setup.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Desk } from '../../../src/programs/workbench/batch/desk.ts';
import { MendOutcome, MendProgress } from '../../../src/programs/workbench/batch/mend-bars.tsx';
import type { PlannedEdit } from '../../../src/programs/workbench/batch/mend-file.ts';
import { MendPreview } from '../../../src/programs/workbench/batch/mend-preview.tsx';
import type { Mending, MendState, Outcome, PlannedFile } from '../../../src/programs/workbench/batch/mending.ts';
import { Steps } from '../../../src/programs/workbench/batch/steps.tsx';
import type { OpenFile } from '../../../src/programs/workbench/open-file.ts';
import { UnsavedDialog, UnsavedListDialog } from '../../../src/programs/workbench/unsaved-dialog.tsx';
import { keptScreen, screenLines } from '../../support/screen-lines.ts';

/**
 * Parts of the workbench in each of the states that they have, as they are heard, one below the other; those of the pane:
 * test/pane/views/kept-states. `JIHE_KEEP=1 npx jest kept-states` writes the files anew, and git shows the difference.
 */

type Shown = ReactElement | { readonly part: ReactElement; readonly steps: (user: UserEvent) => Promise<void> };

async function keep(file: string, states: Readonly<Record<string, Shown>>): Promise<void> {
  const told: string[] = [];
  for (const [state, shown] of Object.entries(states)) {
    const { part, steps } = 'part' in shown ? shown : { part: shown, steps: undefined };
    render(part);
    await steps?.(userEvent.setup());
    told.push(`# ${state}\n${screenLines(document.body).replace(/^body\n/, '')}`);
    cleanup();
  }
  const found = told.join('\n');
  expect(found).toBe(keptScreen(`workbench-states-${file}`, found));
}

const LEFT = { path: '甲/坏.xlsx', why: '工作簿有密码。' };
const nothing = (): void => undefined;

function mending(state: Partial<MendState>): Mending {
  const snapshot: MendState = { phase: { kind: 'idle' }, outcome: null, ...state };
  return { snapshot: () => snapshot, subscribe: () => nothing, stop: nothing, dismiss: nothing } as unknown as Mending;
}

test('how far the work on many files is', async () => {
  const at = (kind: 'planning' | 'writing' | 'packing', done: number, of: number): ReactElement => (
    <MendProgress mending={mending({ phase: { kind, done, of } })} />
  );
  await keep('mend-progress', {
    'nothing is done': <MendProgress mending={mending({})} />,
    'a preview is open': <MendProgress mending={mending({ phase: { kind: 'preview', planned: [], left: [] } })} />,
    'it is planned': at('planning', 1, 4),
    'it is written': at('writing', 4, 4),
    'copies are packed': at('packing', 0, 3),
    'of no file': at('packing', 0, 0),
  });
});

test('what the work on many files came to', async () => {
  const came = (changes: Partial<Outcome>): ReactElement => {
    const outcome = { cells: 5, files: 2, left: [], stopped: false, undone: null, ...changes };
    return <MendOutcome bar={{ current: null }} mending={mending({ outcome })} onUndo={nothing} />;
  };
  await keep('mend-outcome', {
    'nothing was done': <MendOutcome bar={{ current: null }} mending={mending({})} onUndo={nothing} />,
    written: came({}),
    'written, and some left': came({ left: [LEFT, { path: '乙.xlsx', why: 'H20 没有写入。' }] }),
    'stopped on the way': came({ stopped: true }),
    'nothing written': came({ cells: 0, files: 0, left: [LEFT] }),
    'taken back': came({ undone: { cells: 5, left: [] } }),
    'taken back but for some': came({
      left: [LEFT],
      undone: { cells: 4, left: [{ path: '丙.xlsx', why: '打开着。' }] },
    }),
  });
});

describe('what would be written into many files', () => {
  const edit = (cell: string, changes: Partial<PlannedEdit> = {}): PlannedEdit => ({
    sheet: '自评表',
    cell,
    from: { value: 99 },
    to: { value: 100 },
    what: '总分',
    says: { cell, name: `${cell}的得分`, from: '99', to: '100' },
    ...changes,
  });
  const file = (path: string, ...edits: readonly PlannedEdit[]): PlannedFile => ({
    file: { path, file: new File([], path) },
    plan: { edits, left: '' },
  });
  const total = edit('H20', { needs: ['H13'] });
  const two = [file('甲/供水.xlsx', edit('H13'), total), file('乙.xlsx', edit('H20'), edit('H20', { sheet: '二' }))];
  const many = [
    file('多.xlsx', ...Array.from({ length: 30 }, (_, at) => edit(`H${at + 10}`))),
    file('一处.xlsx', edit('H20')),
  ];
  const preview = (planned: readonly PlannedFile[], onWrite: (chosen: unknown) => void = nothing) => (
    <MendPreview left={[]} onClose={nothing} onWrite={onWrite} planned={planned} />
  );
  const tick = (name: RegExp | string) => (user: UserEvent) => user.click(screen.getByRole('checkbox', { name }));

  test('is kept', async () => {
    await keep('mend-preview', {
      nothing: preview([]),
      'nothing, and why': <MendPreview left={[LEFT]} onClose={nothing} onWrite={nothing} planned={[]} />,
      'one cell': preview([file('乙.xlsx', edit('H20'))]),
      'two files': <MendPreview left={[LEFT]} onClose={nothing} onWrite={nothing} planned={two} />,
      'one line left out': { part: preview(two), steps: tick(/^H13 /) },
      'one file left out': { part: preview(two), steps: tick('甲/供水.xlsx，2 处') },
      'nothing ticked': { part: preview(two), steps: tick('全选（4 处）') },
      'more than fit are folded': preview(many),
      'of one file they aren’t': preview(many.slice(0, 1)),
    });
  });

  test('and only what is ticked is given to be written', async () => {
    const onWrite = jest.fn();
    render(preview(two, onWrite));
    const user = userEvent.setup();
    const write = (count: number): Promise<void> =>
      user.click(screen.getByRole('button', { name: `写入 ${count} 处` }));
    const given = (): unknown =>
      (onWrite.mock.lastCall as [readonly { file: { path: string }; edits: readonly PlannedEdit[] }[]])[0].map(
        ({ file: { path }, edits }) => [path, ...edits.map(({ sheet, cell }) => `${sheet}!${cell}`)],
      );
    await write(4);
    expect(given()).toEqual([
      ['甲/供水.xlsx', '自评表!H13', '自评表!H20'],
      ['乙.xlsx', '自评表!H20', '二!H20'],
    ]);
    await tick('甲/供水.xlsx，2 处')(user);
    await write(2);
    expect(given()).toEqual([['乙.xlsx', '自评表!H20', '二!H20']]);
    await tick('全选（4 处）')(user);
    await write(4);
    await tick('全选（4 处）')(user);
    const calls = onWrite.mock.calls.length;
    await write(0);
    expect(onWrite).toHaveBeenCalledTimes(calls);
  });
});

test('leaving what wasn’t downloaded', async () => {
  const workbook = { fileName: '供水.xlsx' } as OpenFile;
  const dialog = (to: 'open' | 'close'): ReactElement => (
    <UnsavedDialog leaving={{ workbook, to, goOn: nothing }} onEnd={nothing} onSave={nothing} />
  );
  await keep('unsaved', {
    'for another file': dialog('open'),
    'a file that is closed': dialog('close'),
    'a list': <UnsavedListDialog leaving={{ files: 3, goOn: nothing }} onEnd={nothing} onSave={nothing} />,
  });
});

test.each<[string, string, readonly string[]]>([
  ['先下载全部副本', 'a list', ['end', 'save']],
  ['不要修改，离开', 'a list', ['end', 'go on']],
  ['取消', 'a list', ['end']],
  ['取消', 'a file', ['end']],
])('%s, of %s', async (name, of, done) => {
  const said: string[] = [];
  const on = (what: string) => (): void => void said.push(what);
  const workbook = { fileName: '供水.xlsx' } as OpenFile;
  render(
    of === 'a list' ? (
      <UnsavedListDialog leaving={{ files: 3, goOn: on('go on') }} onEnd={on('end')} onSave={on('save')} />
    ) : (
      <UnsavedDialog leaving={{ workbook, to: 'open', goOn: on('go on') }} onEnd={on('end')} onSave={on('save')} />
    ),
  );
  await userEvent.setup().click(screen.getByRole('button', { name }));
  expect(said).toEqual(done);
});

test('from one file of a list to the next', async () => {
  const steps = (order: readonly string[], file: number): ReactElement => {
    const desk = new Desk();
    desk.set({ order });
    return <Steps desk={desk} file={file} onStep={nothing} />;
  };
  await keep('steps', {
    'none of the list': steps(['1/0'], 0),
    'the only one': steps(['0/0'], 0),
    'one between': steps(['1/0', '0/0', '2/0'], 0),
  });
});
