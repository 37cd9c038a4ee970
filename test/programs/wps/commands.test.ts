import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { severityOfMark } from '../../../src/formats/mark-style.ts';
import { takeWritten } from '../../../src/hosts/handover.ts';
import { LOST_MESSAGE } from '../../../src/messages/pages.ts';
import { areaAddress } from '../../hosts/sheet-model/area.ts';
import { workbookFromGrids } from '../../hosts/sheet-model/from-grids.ts';
import { installWps, type PageOfWps } from '../../hosts/wps-emulator/page.ts';
import { PROFILES, profileWith, type WpsProfile } from '../../hosts/wps-emulator/profile.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { grid } from '../../support/grid-builder.ts';

/** Buttons pressed in WPS, with the page behind them and the window that it opens: what the sheet holds, what the user is told. */

const FORM = exampleForm('national');
const MESSAGE_PAGE = join(__dirname, '../../../src/programs/wps/ribbon/message.html');

type Command = 'checkSheet' | 'clearMarks' | 'fillScores';

let page: PageOfWps;
let alerts: string[];

function open(sheets: readonly SheetGrid[], profile: WpsProfile = profileWith()): void {
  for (const name of ['wps', 'Application']) Reflect.deleteProperty(window, name);
  page = installWps(window, workbookFromGrids(sheets), profile);
  alerts = [];
  window.alert = (text: string) => void alerts.push(text);
  jest.isolateModules(() => require('../../../src/programs/wps/ribbon/commands.ts'));
}

afterEach(() => {
  page.wps.leave();
  const { listeners, screenUpdating, crossings } = page.wps;
  // Nothing of ours is left in WPS, and nothing was asked for that it doesn't have.
  if (listeners > 0 || !screenUpdating || crossings.unknown.size > 0)
    throw new RangeError(`left: ${listeners} listeners, ${String(screenUpdating)}, ${[...crossings.unknown].join()}`);
  window.localStorage.clear();
  document.body.replaceChildren();
});

const press = (name: Command): void => (Reflect.get(window, 'jiheCommand') as (name: Command) => void)(name);

async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new RangeError(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** What the window shows that WPS was asked to open. */
function inWindow(): string {
  const [, body = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(readFileSync(MESSAGE_PAGE, 'utf8')) ?? [];
  document.body.innerHTML = body;
  jest.isolateModules(() => require('../../../src/programs/wps/ribbon/message.ts'));
  const lines = [...document.querySelectorAll('h1, #lines p')].map(({ textContent }) => textContent);
  return lines.join('\n');
}

/** Presses, and reads the window that comes of it. */
async function told(name: Command): Promise<string> {
  const { length } = page.shown;
  press(name);
  await until('a window', () => page.shown.length + alerts.length > length);
  expect(page.shown.slice(length)).toEqual([
    { kind: 'dialog', url: expect.stringMatching(/\/ui\/message\.html$/) as string, title: '绩核' },
  ]);
  return inWindow();
}

const sheetOf = (name = '自评表') => {
  const sheet = page.wps.model.find(name);
  if (sheet === null || sheet === undefined) throw new RangeError(`no sheet ${name}`);
  return sheet;
};

const valueAt = (address: string): unknown => {
  const [, column = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  return sheetOf().peek(Number(row) - 1, column.charCodeAt(0) - 65)?.value ?? null;
};

function marks(name = '自评表'): string[] {
  return sheetOf(name)
    .conditionalFormats.list.flatMap(({ areas, formula }) => {
      const severity = severityOfMark(formula);
      return severity === null ? [] : areas.map((area) => `${areaAddress(area)} ${severity}`);
    })
    .sort();
}

/** All that stands in the sheet. */
function contents(): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (let row = 0; row < 40; row++)
    for (let column = 0; column < 12; column++) {
      const cell = sheetOf().peek(row, column);
      if (cell !== null && cell !== undefined && (cell.value !== null || cell.formula !== null))
        all[cellAddress(row + 1, column + 1)] = [cell.value, cell.formula, cell.format];
    }
  expect(Object.keys(all).length).toBeGreaterThan(10);
  return all;
}

/** As the page behind the ribbon knows the workbook: its path, and the window that it is in. */
const KEY = 'C:\\文档\\自评表.xlsx 66048';
const store = (): Storage => window.localStorage;

describe('填写得分', () => {
  test.each(PROFILES)('$name: blank scores, rate and total are written and nothing else', async (profile) => {
    open([FORM], profile);
    const complete = contents();
    page.wps.leave();
    open([withCells(FORM, { I6: '', H14: '', H20: '' })], profile);
    expect([valueAt('I6'), valueAt('H14'), valueAt('H20')]).toEqual([null, null, null]);
    expect(await told('fillScores')).toBe('已填写 3 个空白单元格。\nI6、H14、H20。已有的内容和公式没有改动。');
    expect([valueAt('I6'), valueAt('H14'), valueAt('H20')]).toEqual([10, 10, 100]);
    expect(Object.keys(contents())).toEqual(Object.keys(complete));
    expect(page.wps.selected).toBeNull();
  });

  test('what it leaves to people is named, with its reason', async () => {
    open([withCells(FORM, { H13: '', H18: '', H20: '' })]);
    const said = await told('fillScores');
    expect(said).toMatch(/^已填写 1 个空白单元格。\nH13。已有的内容和公式没有改动。\n没有填写的 2 处：\nH18：/);
    expect(said).toContain('H20：H18 的得分还空着');
    expect([valueAt('H13'), valueAt('H18'), valueAt('H20')]).toEqual([20, null, null]);
  });

  test('neither a wrong number nor a formula is overwritten, and nothing is left to the pane', async () => {
    open([withCells(FORM, { H13: '25', H20: '1' })]);
    page.wps.model.type('自评表', 'H14', '=1+1');
    const before = contents();
    expect(await told('fillScores')).toMatch(/^没有可以填写的空白单元格。/);
    expect(contents()).toEqual(before);
    expect(takeWritten(store, KEY)).toBeNull();
  });

  test('nothing is written while the form speaks for another policy, or where no form is', async () => {
    open([withCells(exampleForm('hubei'), { G5: '' })]);
    const before = contents();
    expect(await told('fillScores')).toMatch(/^还没有填写：请先确定评分办法。\n.*建议按“湖北”办法/);
    expect(contents()).toEqual(before);
    store().setItem('jihe.settings', JSON.stringify({ defaultPolicy: 'hubei' }));
    expect(await told('fillScores')).toMatch(/^已填写 1 个空白单元格。\nG5。/);
    expect(valueAt('G5')).toBe(18);
    page.wps.leave();
    open([grid('封面', [['2023 年度绩效自评材料']])]);
    expect(await told('fillScores')).toMatch(/^未核对：工作表“封面”上没有认出自评表。/);
  });

  test('a protected sheet, a cell being edited, a workbook that isn’t there: refused in a sentence', async () => {
    open([{ ...withCells(FORM, { H14: '', H20: '' }), protected: true }]);
    expect(await told('fillScores')).toMatch(/^工作表“自评表”受保护，没有写入。/);
    expect([valueAt('H14'), valueAt('H20')]).toEqual([null, null]);
    page.wps.leave();
    open([withCells(FORM, { H14: '', H20: '' })]);
    const before = contents();
    for (const editing of ['throws', 'dropped', 'blocks'] as const) {
      page.wps.editing = editing;
      expect([editing, await told('fillScores')]).toEqual([editing, expect.stringContaining('正在编辑')]);
      page.wps.editing = null;
      expect(contents()).toEqual(before);
    }
    page.wps.nothingInFront = true;
    expect(await told('fillScores')).toMatch(/^没有可以操作的工作簿。\n/);
    expect(takeWritten(store, KEY)).toBeNull();
  });

  test('what was written is left to the pane of this workbook, once', async () => {
    open([withCells(FORM, { H14: '', H20: '' })]);
    await told('fillScores');
    expect(takeWritten(store, `${KEY}0`)).toBeNull();
    const taken = takeWritten(store, KEY);
    expect(taken?.applied.map(({ cell, from, to }) => [cell, from.value, to.value])).toEqual([
      ['H14', null, 10],
      ['H20', null, 100],
    ]);
    expect(takeWritten(store, KEY)).toBeNull();
  });

  test('pressed twice it is done, and told, once', async () => {
    open([withCells(FORM, { H14: '', H20: '' })]);
    press('fillScores');
    expect(await told('fillScores')).toMatch(/^已填写 2 个空白单元格。/);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.shown).toHaveLength(1);
    // And then again, as often as it is asked for.
    expect(await told('fillScores')).toMatch(/^没有可以填写的空白单元格。/);
  });
});

describe('检查', () => {
  const MIXED = withCells(FORM, { A2: '', F11: '', F13: '5个', H20: '99', F18: '已开展工作' });
  const MIXED_MARKS = ['A1 hint', 'F11 warning', 'H13 error', 'H20 error'];

  test.each(PROFILES)('$name: marks what is wrong, selects the first of it and says how it stands', async (profile) => {
    open([MIXED], profile);
    const before = contents();
    expect(await told('checkSheet')).toMatch(
      /^有错误：2 处错误、1 处警告、1 处提示、1 项待人工判断。\n核对了 1 张表、7 项指标、\d+ 条规则。\n已标注 4 个单元格，并选中第一处。\n全部问题和依据请看“打开面板”。$/,
    );
    expect(marks()).toEqual(MIXED_MARKS);
    expect(page.wps.selected).toBe('自评表!A1');
    expect(contents()).toEqual(before);
    press('clearMarks');
    await until('no marks', () => marks().length === 0);
    // It says nothing: the sheet shows it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([page.shown.length, alerts]).toEqual([1, []]);
  });

  test('a form that is put in order loses its marks; only the sheet in front is looked at', async () => {
    const wrong = withCells(FORM, { H20: '99' });
    open([wrong, { ...wrong, name: '另一张' }]);
    expect(await told('checkSheet')).toMatch(/^有错误：1 处错误/);
    expect([marks(), marks('另一张')]).toEqual([['H20 error'], []]);
    page.wps.model.type('自评表', 'H20', 100);
    expect(await told('checkSheet')).toMatch(/^可报送。\n核对了 1 张表/);
    expect([marks(), marks('另一张')]).toEqual([[], []]);
  });

  test('a protected sheet gets its verdict without marks, a sheet without a form what was looked for', async () => {
    open([{ ...MIXED, protected: true }]);
    expect(await told('checkSheet')).toMatch(/^有错误[\s\S]*工作表受保护，没有加标注/);
    expect(marks()).toEqual([]);
    page.wps.leave();
    open([grid('封面', [['2023 年度绩效自评材料']]), FORM]);
    expect(await told('checkSheet')).toMatch(/^未核对：工作表“封面”上没有认出自评表。/);
  });
});

describe('清除标注', () => {
  test('a sheet whose marks can’t be taken away says so', async () => {
    open([withCells(FORM, { H20: '99' })]);
    await told('checkSheet');
    sheetOf().protected = true;
    expect(await told('clearMarks')).toMatch(/受保护/);
    expect(marks()).not.toEqual([]);
  });
});

test('the window where nothing was left says that it is lost', () => {
  open([FORM]);
  expect(inWindow()).toBe([LOST_MESSAGE.title, ...LOST_MESSAGE.lines].join('\n'));
});

test('a WPS without windows of ours says it in one of the browser’s own', async () => {
  open([withCells(FORM, { H14: '', H20: '' })]);
  const { wps, Application: app } = window as unknown as Record<'wps' | 'Application', object>;
  const without = (value: object): object =>
    new Proxy(value, {
      get: (target, key): unknown => {
        if (key === 'ShowDialog') return undefined;
        if (key === 'EtApplication') return () => without(app);
        return Reflect.get(target, key);
      },
    });
  Object.defineProperty(window, 'wps', { value: without(wps), configurable: true });
  Object.defineProperty(window, 'Application', { value: without(app), configurable: true });
  press('fillScores');
  await until('a word', () => alerts.length > 0);
  expect(alerts).toEqual(['已填写 2 个空白单元格。\nH14、H20。已有的内容和公式没有改动。']);
  expect(page.shown).toEqual([]);
});
