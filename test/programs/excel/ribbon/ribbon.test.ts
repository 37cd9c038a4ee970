/**
 * @jest-environment-options {"url": "https://intranet.example/jihe/commands.html?_host_Info=Excel", "customExportConditions": ["node", "node-addons"]}
 */
import { cellAddress } from '../../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../../src/engine/grid/grid.ts';
import { policyById } from '../../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../../src/engine/policy/schema.ts';
import { WAIVER_SHEET } from '../../../../src/engine/waivers/waiver.ts';
import { recordFormPolicies, recordPolicy } from '../../../../src/engine/waivers/write-sheet.ts';
import { severityOfMark } from '../../../../src/formats/mark-style.ts';
import { takeWritten } from '../../../../src/hosts/handover.ts';
import type { RibbonMessage } from '../../../../src/messages/ribbon.ts';
import { runCommand } from '../../../../src/programs/addin/ribbon/run.ts';
import { type RunningExcel, startExcel, untilButtonsWork } from '../../../hosts/excel-emulator/harness.ts';
import { areaAddress } from '../../../hosts/sheet-model/area.ts';
import { applyEdits } from '../../../support/apply-edits.ts';
import { exampleForm, gridOf, withCells } from '../../../support/form-text.ts';
import { grid } from '../../../support/grid-builder.ts';
import { stackedForms } from '../../../support/stacked-forms.ts';
import { waiving } from '../../../support/waived-form.ts';
import { type Dialogs, watchDialogs } from './dialogs.ts';

/** Buttons pressed in Excel, with the page behind them and the real Office.js between: what the sheet holds, what the user is told. */

let excel: RunningExcel;
let dialogs: Dialogs;
afterEach(async () => {
  await excel.settled();
  await excel.close();
  window.localStorage.clear();
});

const FORM = exampleForm('national');

/** The form with other contents: `{ H13: '' }` blanks a cell. */
function changed(form: SheetGrid, contents: Readonly<Record<string, string | number>>): SheetGrid {
  const cells = form.rows.flatMap((row) => row.cells);
  return gridOf(
    form.name,
    cells.map((cell) => {
      const to = contents[cellAddress(cell.row, cell.column)];
      if (to === undefined) return cell;
      if (to === '') return { ...cell, kind: 'blank', value: null, formula: null, format: null };
      return { ...cell, kind: typeof to === 'number' ? 'number' : 'text', value: to, formula: null };
    }),
    form.merges,
  );
}

/** A workbook, and the page behind the buttons, loaded as Excel loads it. */
async function open(sheets: readonly SheetGrid[], options: Parameters<typeof startExcel>[1] = {}): Promise<void> {
  excel = await startExcel(sheets, { ...options, starter: 'page' });
  dialogs = watchDialogs();
  jest.isolateModules(() => {
    require('../../../../src/programs/excel/ribbon/main.ts');
  });
  await untilButtonsWork(excel);
}

async function press(functionName: 'checkSheet' | 'clearMarks' | 'fillScores'): Promise<void> {
  await excel.transport.click({ functionName, controlId: `Jihe.${functionName}` });
  await excel.settled();
}

function marks(sheet = '自评表'): string[] {
  return excel.workbook
    .sheet(sheet)
    .conditionalFormats.list.flatMap(({ areas, formula }) => {
      const severity = severityOfMark(formula ?? '');
      return severity === null ? [] : areas.map((area) => `${areaAddress(area)} ${severity}`);
    })
    .sort();
}

const valueAt = (address: string, sheet = '自评表'): unknown => {
  const [, column = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  return excel.workbook.sheet(sheet).peek(Number(row) - 1, column.charCodeAt(0) - 65)?.value ?? null;
};

/** Answers of Excel that held cells: each is a wait. */
const cellReadings = (): number =>
  excel.requests.filter(({ body }) => body.Actions.some(({ QueryInfo }) => QueryInfo?.Select?.includes('values')))
    .length;

const reported = (): string =>
  dialogs.messages.map((message) => [message?.title, ...(message?.lines ?? [])].join('\n')).join('\n\n');

describe('检查', () => {
  test('marks what is wrong, selects the first of it and says how it stands', async () => {
    await open([changed(FORM, { H13: 25, F15: '90%' })]);
    await press('checkSheet');
    expect(marks().length).toBeGreaterThan(1);
    expect(marks()).toContain('H13 error');
    const { selection } = excel.workbook.sheet('自评表');
    expect(marks().some((mark) => mark.startsWith(`${areaAddress(selection)} `))).toBe(true);
    expect(reported()).toMatch(/^有错误：\d+ 处错误/);
    expect(reported()).toMatch(/核对了 1 张表、7 项指标、\d+ 条规则。/);
    expect(reported()).toMatch(/已标注 \d+ 个单元格，并选中第一处。/);
    expect(dialogs.pages).toHaveLength(1);
    expect(dialogs.pages[0]).toContain('https://intranet.example/jihe/message.html');
  });

  test('a form without faults is told from one that wasn’t checked, and earlier marks go', async () => {
    await open([changed(FORM, { H13: 25 })]);
    await press('checkSheet');
    expect(marks()).not.toEqual([]);
    excel.workbook.type('自评表', 'H13', 20);
    await press('checkSheet');
    expect(marks()).toEqual([]);
    expect(dialogs.messages.at(-1)?.title).toBe('可报送。');
    expect(dialogs.messages.at(-1)?.lines).toEqual([expect.stringMatching(/^核对了 1 张表/)]);
  });

  test('a sheet without a form: what was looked for, and where to go on', async () => {
    await open([grid('封面', [['2023 年度绩效自评材料']]), FORM]);
    await press('checkSheet');
    expect(reported()).toMatch(/^未核对：工作表“封面”上没有认出自评表。\n.*\n要找的是同一行里的“三级指标”/);
  });

  test('a form that is gone takes its marks with it', async () => {
    await open([changed(FORM, { H13: 25 })]);
    await press('checkSheet');
    expect(marks()).not.toEqual([]);
    for (const cell of ['B12', 'C12', 'D12', 'E12', 'F12', 'G12', 'H12', 'I12'])
      excel.workbook.type('自评表', cell, '');
    await press('checkSheet');
    expect(dialogs.messages.at(-1)?.title).toBe('未核对：工作表“自评表”上没有认出自评表。');
    expect(marks()).toEqual([]);
  });

  test('only the sheet in front is checked', async () => {
    await open([FORM, { ...changed(FORM, { H13: 25 }), name: '另一张' }]);
    await press('checkSheet');
    expect(marks('另一张')).toEqual([]);
    expect(reported()).toMatch(/^可报送/);
  });

  test('what was waived stays unmarked and doesn’t count', async () => {
    const form = changed(FORM, { H13: 25 });
    await open([
      form,
      waiving(form, ['score-over-points', 'score-mismatch', 'total-mismatch', 'level1-points', 'points-sum']),
    ]);
    await press('checkSheet');
    expect(marks()).not.toContain('H13 error');
    expect(reported()).toMatch(/核对了 1 张表/);
    expect(dialogs.messages[0]?.title).not.toContain('错误');
  });

  test('a protected sheet gets its verdict without marks', async () => {
    await open([{ ...changed(FORM, { H13: 25 }), protected: true }]);
    await press('checkSheet');
    expect(marks()).toEqual([]);
    expect(reported()).toMatch(/^有错误[\s\S]*工作表受保护，没有加标注/);
  });
});

describe('检查, to the letter', () => {
  /** An error twice, a warning, a hint, and an indicator that a person has to judge. */
  const MIXED = withCells(FORM, { A2: '', F11: '', F13: '5个', H20: '99', F18: '已开展工作' });

  test('each severity is counted by itself, each marked cell once', async () => {
    await open([MIXED]);
    await press('checkSheet');
    expect(marks()).toEqual(['A1 hint', 'F11 warning', 'H13 error', 'H20 error']);
    expect(dialogs.messages).toEqual([
      {
        title: '有错误：2 处错误、1 处警告、1 处提示、1 项待人工判断。',
        lines: [
          expect.stringMatching(/^核对了 1 张表、7 项指标、\d+ 条规则。$/),
          '已标注 4 个单元格，并选中第一处。',
          '全部问题和依据请看“打开面板”。',
        ],
      },
    ]);
    expect(areaAddress(excel.workbook.sheet('自评表').selection)).toBe('A1');
  });

  test('where no form is any more, earlier marks go', async () => {
    await open([MIXED]);
    await press('checkSheet');
    expect(marks()).toHaveLength(4);
    for (const cell of ['B12', 'C12', 'D12', 'E12', 'F12', 'G12', 'H12', 'D5', 'E5', 'F5', 'B6']) {
      excel.workbook.type('自评表', cell, '');
    }
    await press('checkSheet');
    expect(dialogs.messages.at(-1)?.title).toBe('未核对：工作表“自评表”上没有认出自评表。');
    expect(marks()).toEqual([]);
  });

  test('two forms on a sheet that speak for one policy say so once; none when one was chosen for all workbooks', async () => {
    await open([stackedForms(exampleForm('hubei'), 2)]);
    await press('checkSheet');
    expect(reported().match(/建议按“湖北”办法/g)).toHaveLength(1);
    window.localStorage.setItem('jihe.settings', JSON.stringify({ defaultPolicy: 'platform' }));
    await press('checkSheet');
    expect(dialogs.messages.at(-1)?.lines.join('')).not.toContain('建议按');
  });

  test('the sheet of waivers in front is no form, and is read once', async () => {
    const form = changed(FORM, { H20: 99 });
    await open([waiving(form, ['total-mismatch']), form]);
    await press('checkSheet');
    expect(dialogs.messages[0]?.title).toBe('未核对：工作表“核对说明”上没有认出自评表。');
    expect(cellReadings()).toBe(1);
  });

  test('an error that isn’t protection is told, not taken for a sheet without marks', async () => {
    await open([changed(FORM, { H13: 25 })]);
    excel.faults.refuseNextWrite('GeneralException');
    await press('checkSheet');
    expect(reported()).toMatch(/^绩核出错了，没有做完。/);
    expect(marks()).toEqual([]);
  });
});

describe('清除标注', () => {
  test('takes the marks away and says nothing', async () => {
    await open([changed(FORM, { H13: 25 })]);
    await press('checkSheet');
    await press('clearMarks');
    expect(marks()).toEqual([]);
    expect(dialogs.messages).toHaveLength(1);
  });
});

describe('填写得分', () => {
  test('fills blank scores, rate and total, and leaves to people what is theirs', async () => {
    await open([changed(FORM, { H13: '', H14: '', H18: '', H20: '', H6: '', I6: '' })]);
    await press('fillScores');
    expect([valueAt('H13'), valueAt('H14')]).toEqual([20, 10]);
    // 健全 → 健全: a judgement in words.
    expect(valueAt('H18')).toBeNull();
    // And so there is no total yet.
    expect(valueAt('H20')).toBeNull();
    expect(reported()).toMatch(/^已填写 \d+ 个空白单元格。\n.*H13.*已有的内容和公式没有改动。/);
    expect(reported()).toMatch(/没有填写的 2 处：\nH18：[\s\S]*H20：H18 的得分还空着/);
  });

  test('what was written is left to the pane, once', async () => {
    await open([changed(FORM, { H14: '', H20: '' })]);
    await press('fillScores');
    const store = (): Storage => window.localStorage;
    const { url } = Office.context.document;
    expect(takeWritten(store, `${url}x`)).toBeNull();
    const taken = takeWritten(store, url);
    expect(taken?.applied.map(({ cell, from, to }) => [cell, from.value, to.value])).toEqual([
      ['H14', null, 10],
      ['H20', null, 100],
    ]);
    expect(takeWritten(store, url)).toBeNull();
  });

  test('a complete form gets its total', async () => {
    await open([changed(FORM, { H14: '', H20: '' })]);
    await press('fillScores');
    expect([valueAt('H14'), valueAt('H20')]).toEqual([10, 100]);
  });

  test('each of what the rules give, if it is all that is blank: the rate, a score, the total, the grade', async () => {
    const graded = withCells(FORM, { A21: '自评等级', B21: '优' });
    const blanks: readonly (readonly [string, unknown])[] = [
      ['H6', '100%'],
      ['I6', 10],
      ['H20', 100],
      ['B21', '优'],
    ];
    expect.assertions(blanks.length * 3);
    for (const [blank, expected] of blanks) {
      await open([withCells(graded, { [blank]: '' })]);
      await press('fillScores');
      expect(reported()).toBe(`已填写 1 个空白单元格。\n${blank}。已有的内容和公式没有改动。`);
      expect(valueAt(blank)).toBe(expected);
      const taken = takeWritten(() => window.localStorage, Office.context.document.url);
      expect(taken?.applied.map(({ cell }) => cell)).toEqual([blank]);
    }
  });

  test('never overwrites: neither a wrong number nor a formula', async () => {
    await open([changed(FORM, { H13: 25, H20: 1 })]);
    excel.workbook.type('自评表', 'H14', '=1+1');
    await press('fillScores');
    expect([valueAt('H13'), valueAt('H20')]).toEqual([25, 1]);
    expect(excel.workbook.sheet('自评表').peek(13, 7)?.formula).toBe('=1+1');
    expect(reported()).toMatch(/^没有可以填写的空白单元格。/);
  });

  test('writes nothing while the form speaks for another policy', async () => {
    const hubei = exampleForm('hubei');
    const blanked = gridOf(
      hubei.name,
      hubei.rows.flatMap(({ cells }) => cells),
      hubei.merges,
    );
    await open([blanked]);
    const before = excel.stats.writeRequests;
    await press('fillScores');
    expect(reported()).toMatch(/^还没有填写：请先确定评分办法。\n.*建议按“湖北”办法/);
    expect(excel.stats.writeRequests).toBe(before);
  });

  test('the policy that the user chose for all workbooks holds here too', async () => {
    window.localStorage.setItem('jihe.settings', JSON.stringify({ defaultPolicy: 'hubei' }));
    await open([exampleForm('hubei')]);
    await press('fillScores');
    expect(reported()).toMatch(/^没有可以填写的空白单元格。/);
  });

  test('a policy of the user’s own, chosen for all workbooks; one that is gone counts for none', async () => {
    const own = { ...(policyById('hubei') as ScoringPolicy), id: 'own-1', name: '本单位' };
    const settings = { ownPolicies: [{ ...own, id: 'own-2', executionPoints: 5 }, own], defaultPolicy: 'own-1' };
    window.localStorage.setItem('jihe.settings', JSON.stringify(settings));
    await open([withCells(exampleForm('hubei'), { G5: '' })]);
    await press('fillScores');
    expect(valueAt('G5')).toBe(18);
    window.localStorage.setItem('jihe.settings', JSON.stringify({ ...settings, defaultPolicy: 'own-3' }));
    await press('fillScores');
    expect(dialogs.messages.at(-1)?.title).toBe('还没有填写：请先确定评分办法。');
  });

  test('the policy that the workbook records goes before the user’s own', async () => {
    window.localStorage.setItem('jihe.settings', JSON.stringify({ defaultPolicy: 'national' }));
    const notes = gridOf(WAIVER_SHEET, []);
    const hubei = policyById('hubei') as ScoringPolicy;
    const recorded = applyEdits([notes], recordPolicy(notes, hubei, '核对说明'))[0] as SheetGrid;
    await open([withCells(exampleForm('hubei'), { G5: '' }), recorded]);
    await press('fillScores');
    expect(valueAt('G5')).toBe(18);
  });

  test('one recorded for another sheet alone isn’t this one’s', async () => {
    const notes = gridOf(WAIVER_SHEET, []);
    const hubei = policyById('hubei') as ScoringPolicy;
    const forSheet = (sheet: string): SheetGrid =>
      applyEdits(
        [notes],
        recordFormPolicies(notes, [{ sheet, form: null, policy: hubei }], '核对说明'),
      )[0] as SheetGrid;
    await open([withCells(exampleForm('hubei'), { G5: '' }), forSheet('别的表')]);
    await press('fillScores');
    expect(dialogs.messages.at(-1)?.title).toBe('还没有填写：请先确定评分办法。');
    await open([withCells(exampleForm('hubei'), { G5: '' }), forSheet('自评表')]);
    await press('fillScores');
    expect(valueAt('G5')).toBe(18);
  });

  test('blanks in the cell are as good as none; what is only a dash stays, and no total counts on it', async () => {
    await open([changed(FORM, { H13: '  ', H14: '—', H20: '' })]);
    await press('fillScores');
    expect([valueAt('H13'), valueAt('H14'), valueAt('H20')]).toEqual([20, '—', null]);
  });

  test('a total that is there stays, though the score filled beside it makes it wrong', async () => {
    await open([changed(FORM, { H14: '', H20: 90 })]);
    await press('fillScores');
    expect([valueAt('H14'), valueAt('H20')]).toEqual([10, 90]);
    expect(reported()).toMatch(/^已填写 1 个空白单元格。\nH14。/);
  });

  test('a sheet without a form: nothing is written', async () => {
    await open([grid('封面', [['2023 年度绩效自评材料']])]);
    const before = excel.stats.writeRequests;
    await press('fillScores');
    expect(reported()).toMatch(/^未核对：工作表“封面”上没有认出自评表。/);
    expect(excel.stats.writeRequests).toBe(before);
  });

  test('nothing to fill leaves nothing to the pane', async () => {
    await open([FORM]);
    const before = excel.stats.roundTrips;
    await press('fillScores');
    expect(window.localStorage.getItem('jihe.ribbon-written')).toBeNull();
    // The form, and the list of waivers that isn't there.
    expect(excel.stats.roundTrips - before).toBe(3);
  });

  test('a protected sheet is refused in a sentence', async () => {
    await open([{ ...changed(FORM, { H13: '' }), protected: true }]);
    await press('fillScores');
    expect(valueAt('H13')).toBeNull();
    expect(reported()).toMatch(/^工作表“自评表”受保护，没有写入。/);
  });
});

describe('whatever happens, Excel hears that the function is done', () => {
  test('a cell is being edited', async () => {
    await open([FORM]);
    excel.faults.refuseNext(5004, 3);
    await press('checkSheet');
    expect(reported()).toMatch(/^有单元格正在编辑，现在不能读写。\n[\s\S]*按回车或 Esc 结束编辑/);
  });

  test('an error that nobody foresaw', async () => {
    await open([FORM]);
    excel.faults.failAction(() => true, 'GeneralException');
    await press('checkSheet');
    expect(reported()).toMatch(/^绩核出错了，没有做完。/);
  });

  test('a fault of our own, before and after the sheet was looked at', async () => {
    await open([FORM]);
    const shown: RibbonMessage[] = [];
    const outside = {
      connect: () => Promise.reject(new TypeError('ours')),
      personalPolicy: () => null,
      readingNotes: () => [],
      onWritten: () => undefined,
      show: (message: RibbonMessage) => {
        shown.push(message);
        return Promise.resolve();
      },
    };
    await runCommand('checkSheet', outside);
    expect(shown.map(({ title }) => title)).toEqual(['绩核出错了，没有做完。']);
    expect(shown[0]?.lines.join()).toContain('保存并重新打开工作簿');
    expect(shown[0]?.lines.join()).not.toMatch(/另存|没有被改动/);
    // Whoever called hears of it: Excel is told that the function is done, and the page's console says why.
    const show = (): Promise<void> => Promise.reject(new TypeError('ours'));
    await expect(runCommand('checkSheet', { ...outside, show })).rejects.toThrow(TypeError);
  });

  test('an Excel that is too old', async () => {
    await open([FORM], { requirementSet: 'ExcelApi 1.6' });
    await press('checkSheet');
    expect(reported()).toMatch(/^这里做不了这个操作。/);
  });

  test('the window is closed by its button', async () => {
    await open([FORM]);
    dialogs.closeBy = 'button';
    await press('checkSheet');
    expect(dialogs.messages).toHaveLength(1);
  });

  test('the window can’t be opened, the marks are there all the same', async () => {
    await open([changed(FORM, { H13: 25 })]);
    dialogs.refuse = true;
    await press('checkSheet');
    expect(dialogs.messages).toEqual([]);
    expect(marks()).toContain('H13 error');
  });

  test('nobody closes the window: it goes before Excel loses patience', async () => {
    await open([FORM]);
    dialogs.closeBy = 'nobody';
    const waits: { over: () => void; wait: number }[] = [];
    const { setTimeout: real } = globalThis;
    const timers = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((over: () => void, wait = 0) => {
      if (wait < 60_000) return real(over, wait);
      waits.push({ over, wait });
      return 0;
    }) as unknown as typeof setTimeout);
    const done = press('checkSheet');
    while (waits.length === 0) await new Promise((resolve) => real(resolve, 1));
    timers.mockRestore();
    expect(waits.map(({ wait }) => wait < 5 * 60_000)).toEqual([true]);
    waits[0]?.over();
    await done;
  });
});
