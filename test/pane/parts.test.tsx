import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { SettingsStore } from '../../src/app/settings.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { PaneProvider } from '../../src/pane/context.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import type { PaneEvent, Preview, PreviewEdit } from '../../src/pane/state/state.ts';
import { PreviewPanel } from '../../src/pane/views/preview-panel.tsx';
import { exampleForm, withCells } from '../support/form-text.ts';
import { fileOf, passingOn, TODAY } from '../support/open-pane.tsx';

/** The preview by itself: what it shows of every edit. Other parts of the pane: `views`. */

const FORM = exampleForm('national');
const PACE = { now: () => 0, rest: () => Promise.resolve() };

/** A part over a workbook in which these things have happened. */
function shown(part: ReactElement, ...events: readonly PaneEvent[]) {
  const host = new FileHost(fileOf([FORM]), { onLocate: () => undefined });
  const controller = new PaneController({ host, settings: new SettingsStore(null), today: () => TODAY, pace: PACE });
  for (const event of events) controller.dispatch(event);
  render(
    <PaneProvider
      value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
    >
      {part}
    </PaneProvider>,
  );
  return { user: userEvent.setup(), controller, host };
}

const edit = (cell: string, changes: Partial<PreviewEdit> = {}): PreviewEdit => ({
  sheet: '自评表',
  cell,
  from: { value: 20 },
  to: { value: 10 },
  what: '得分',
  ...changes,
});

describe('a preview', () => {
  const preview = (edits: readonly PreviewEdit[], skipped: readonly string[] = []): PaneEvent => ({
    type: 'preview-opened',
    preview: { edits, skipped, label: '' } satisfies Preview,
  });
  const dialog = (): HTMLElement => screen.getByRole('dialog', { name: '预览' });
  const items = (): string[] => screen.getAllByTestId('planned-edit').map(({ textContent }) => textContent);
  const buttons = (): string[] =>
    within(dialog())
      .getAllByRole('button')
      .map(({ textContent }) => textContent);

  test.each<[string, Partial<PreviewEdit>, string]>([
    ['a number', {}, 'H13得分20 → 10'],
    ['a blank cell', { from: { value: null } }, 'H13得分（空） → 10'],
    ['a truth', { from: { value: true }, to: { value: false } }, 'H13得分TRUE → FALSE'],
    ['an error', { from: { value: null, error: '#REF!' } }, 'H13得分#REF! → 10'],
    ['a formula written over', { from: { value: 20, formula: 'G13' } }, 'H13得分=G13 → 10会覆盖公式'],
    ['a formula', { to: { value: 10, formula: 'G13' } }, 'H13得分20 → =G13 （10）写成公式'],
    ['one without a result', { to: { value: null, formula: 'G13' } }, 'H13得分20 → =G13写成公式'],
    [
      'a text with a hole',
      { to: { value: '原因：〔请填写原因〕。' } },
      'H13得分20 → 原因：〔请填写原因〕。仍有〔请填写…〕需要补充',
    ],
    ['what nobody can name', { what: '' }, 'H1320 → 10'],
  ])('of %s', (_, changes, text) => {
    shown(<PreviewPanel />, preview([edit('H13', changes)]));
    expect(items()).toEqual([text]);
    expect(buttons()).toEqual(['写入 1 处', '取消', 'H13']);
    expect(dialog().querySelector('details')).toBeNull();
  });

  test('a text of more than 16 characters stands below its name, a shorter one beside it', () => {
    const texts = ['字'.repeat(16), '字'.repeat(17)];
    const edits = texts.flatMap((value, at) => [
      edit(`I${13 + 2 * at}`, { from: { value: null }, to: { value } }),
      edit(`I${14 + 2 * at}`, { from: { value }, to: { value: null } }),
    ]);
    shown(<PreviewPanel />, preview(edits));
    const lines = screen.getAllByTestId('planned-edit');
    const isBelow = lines.map((each) => each.querySelector('.jihe-planned-long') !== null);
    expect(isBelow).toEqual([false, false, true, true]);
  });

  test('of several sheets names them; what stays is listed with its reason', () => {
    shown(<PreviewPanel />, preview([edit('H13'), edit('H13', { sheet: '二' })], ['H14：不能写', 'H15：不能写']));
    const list = within(dialog()).getByRole('list', { name: '将写入的单元格' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual(['自评表', 'H13得分20 → 10', '二', 'H13得分20 → 10']);
    expect(
      within(list)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    ).toEqual(['自评表', '二']);
    expect(dialog().querySelector('summary')).toHaveTextContent('另有 2 处没有改（看原因）');
    expect(
      within(dialog().querySelector('details') as HTMLElement).getAllByRole('listitem', { hidden: true }),
    ).toHaveLength(2);
  });

  test('of nothing can only be closed', async () => {
    const { user, controller } = shown(<PreviewPanel />, preview([], ['H14：不能写']));
    expect(dialog()).toHaveTextContent('没有需要写入的单元格。');
    expect(buttons()).toEqual(['取消']);
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(controller.snapshot().preview).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('warns of protected sheets among those that are written to, and of no others', async () => {
    const host = new FileHost(
      fileOf([
        { ...FORM, protected: true },
        { ...withCells(FORM, {}), name: '二', protected: true },
        { ...FORM, name: '三' },
      ]),
    );
    const controller = new PaneController({ host, settings: new SettingsStore(null), today: () => TODAY, pace: PACE });
    controller.setScope('all');
    await controller.check();
    controller.dispatch(preview([edit('H13'), edit('H13', { sheet: '三' })]));
    render(
      <PaneProvider
        value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
      >
        <PreviewPanel />
      </PaneProvider>,
    );
    const warnings = within(await screen.findByRole('dialog')).getAllByRole('region');
    expect(warnings.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('“自评表”受保护')]);
  });

  describe('the looks of single letters', () => {
    const LOOKS = /原来个别字的粗细、颜色，“撤销”恢复不了/;

    async function previewIn(name: WorkbookHost['name'], edits: readonly PreviewEdit[]): Promise<HTMLElement> {
      const host = passingOn(new FileHost(fileOf([FORM])), { name });
      const controller = new PaneController({
        host,
        settings: new SettingsStore(null),
        today: () => TODAY,
        pace: PACE,
      });
      await controller.check();
      controller.dispatch(preview(edits));
      render(
        <PaneProvider
          value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
        >
          <PreviewPanel />
        </PaneProvider>,
      );
      return dialog();
    }

    const OVER_TEXT = edit('I14', { from: { value: '原来的说明' }, to: { value: '新的说明' } });

    test.each(['excel', 'wps'] as const)('%s can’t give them back, and that is said before', async (name) => {
      expect(await previewIn(name, [edit('H13'), OVER_TEXT])).toHaveTextContent(LOOKS);
    });

    test('in a file undoing gives them back', async () => {
      expect(await previewIn('file', [OVER_TEXT])).not.toHaveTextContent(LOOKS);
    });

    test.each([
      ['a number', edit('H13', { from: { value: 9 }, to: { value: 10 } })],
      ['a blank', edit('I14', { from: { value: null }, to: { value: '新的说明' } })],
      ['a formula', edit('I14', { from: { value: '甲', formula: 'A1' }, to: { value: '新的说明' } })],
      ['the same text', edit('I14', { from: { value: '甲' }, to: { value: '甲' } })],
    ])('%s has none', async (_, only) => {
      expect(await previewIn('excel', [only])).not.toHaveTextContent(LOOKS);
    });
  });
});
