import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyToGrid } from '../../src/engine/edits/apply-to-grid.ts';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding, Review } from '../../src/engine/review-types.ts';
import { waiverKey } from '../../src/engine/waivers/apply.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { enterWaiver } from '../../src/engine/waivers/write-sheet.ts';
import { describe as words } from '../../src/messages/index.ts';
import {
  checkSlips,
  type PrintedPage,
  pageFile,
  type SlipChange,
  type SlipOptions,
  slipChanges,
} from '../../src/reports/check-slip.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** The 核对单, from a review and what was written. */

const FOLDER = path.join(__dirname, '../fixtures/reports');

function reviewed(...grids: readonly SheetGrid[]): Review {
  return review(grids, { policy: defaultPolicy });
}

function edit(cell: string, from: string | number | null, to: string | number, sheet = '自评表'): CellEdit {
  return { sheet, cell, from: { value: from }, to: { value: to } };
}

function printed(of: Review, changes: readonly SlipChange[] = [], options: Partial<SlipOptions> = {}): PrintedPage {
  return checkSlips(of, {
    changes,
    policies: of.tables.map(({ policy }) => policy.name),
    nameCell: (_sheet, cell) => cell,
    made: '2026-11-21',
    version: '1.2.3',
    ...options,
  });
}

function slips(of: Review, changes: readonly SlipChange[] = [], options: Partial<SlipOptions> = {}): string {
  return printed(of, changes, options).body;
}

/** A line for each element. */
function lines(html: string): string {
  return `${html.replaceAll('><', '>\n<')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The texts between tags, as a reader sees them. */
function texts(html: string): string[] {
  return html
    .split(/<[^>]*>/)
    .filter((text) => text !== '')
    .map((text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? ''));
}

function agreed(name: string, html: string): void {
  const file = path.join(FOLDER, name);
  if (process.env['JIHE_KEEP'] === '1') writeFileSync(file, lines(html));
  expect(lines(html)).toBe(readFileSync(file, 'utf8'));
}

/** A form whose findings of one check are waived, with this reason. */
function waivedForm(form: SheetGrid, check: AnyFinding['check'], reason: string): Review {
  const first = reviewed(form);
  const empty: SheetGrid = { ...form, name: WAIVER_SHEET, rows: [], merges: [] };
  const sheet = first.findings
    .filter((finding) => finding.check === check)
    .reduce((grid, finding) => {
      const { title, what: message } = words(finding);
      const table = first.tables[0]?.table ?? null;
      const entry = { ...waiverKey(table, finding), title, message, reason, date: '2026-11-20' };
      return applyToGrid(grid, enterWaiver(grid, entry, '核对说明'));
    }, empty);
  return reviewed(form, sheet);
}

test('word for word: a form that can go', () => {
  agreed('slip-ready.html', slips(reviewed(exampleForm('national'))));
});

test('word for word: changes, notes, what was ignored and what is open', () => {
  const form = withCells(exampleForm('national'), {
    F18: '已开展工作',
    H20: '99',
    H13: '18',
    I13: '原因：工期推迟。改进措施：提前招标。',
  });
  const now = waivedForm(form, 'total-mismatch', '总分按省里的口径');
  const changes = slipChanges(now, [
    edit('G14', 8, 10),
    edit('I13', null, '原因：〔请填写〕'),
    edit('I13', '原因：〔请填写〕', '原因：工期推迟。改进措施：提前招标。'),
    edit('A2', null, '核对说明', WAIVER_SHEET),
  ]);
  agreed('slip-open.html', slips(now, changes));
});

test('what was not filled in, and what was but is no number, are told apart', () => {
  const states = (cells: Readonly<Record<string, string>>): string[] =>
    texts(slips(reviewed(withCells(exampleForm('national'), cells)))).filter((text) => text.startsWith('表内'));
  const heads = ['表内得分'];
  expect(states({})).toEqual(heads);
  expect(states({ H20: '' })).toEqual([...heads, '表内未填']);
  expect(states({ H20: '待定' })).toEqual([...heads, '表内不是数字']);
  expect(states({ I6: '待定' })).toEqual([...heads, '表内不是数字']);
});

test('the last state of each cell counts; what was put back is no change', () => {
  const now = reviewed(withCells(exampleForm('national'), { I13: '原因' }));
  const changes = slipChanges(now, [
    edit('H13', 18, 19),
    edit('H13', 19, 20),
    edit('H14', 9, 10),
    edit('H14', 10, 9),
    edit('I13', null, '原因'),
    edit('A1', 1, 2, '台账'),
  ]);
  expect(changes.map(({ table, cell, name, isNote, from, to }) => [table, cell, name, isNote, from, to])).toEqual([
    [0, 'H13', '指标“改造小区数量”的得分', false, '18', '20'],
    [0, 'I13', '指标“改造小区数量”的偏差原因分析及改进措施', true, '', '原因'],
    [null, 'A1', '', false, '1', '2'],
  ]);
});

test('a reason for all, at the foot of the form, is a note', () => {
  const now = reviewed(fixtureForm('hubei-foot-reason'));
  const changes = slipChanges(now, [edit('B19', null, '原因'), edit('G18', 99, 98)]);
  expect(changes.map(({ cell, name, isNote }) => [cell, name, isNote])).toEqual([
    ['B19', '表末的原因分析', true],
    ['G18', '总分', false],
  ]);
});

test('each change and each waiver stands there exactly once, on the page of its form', () => {
  const [first, second] = [
    withCells(exampleForm('national', '甲表'), { C3: '甲项目', H20: '99' }),
    withCells(exampleForm('national', '乙表'), { C3: '乙项目' }),
  ];
  const now = reviewed(first, second);
  const changes = slipChanges(now, [
    edit('H13', 11.25, 20, '甲表'),
    edit('H14', 12.25, 10, '乙表'),
    edit('B9', 13.25, 14.25, '台账'),
  ]);
  const pages = slips(now, changes).split('<div class="slip">').slice(1);
  expect(pages).toHaveLength(2);
  const where = ['11.25', '12.25', '13.25'].map((text) =>
    pages.map((page) => texts(page).filter((each) => each === text).length),
  );
  expect(where).toEqual([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  // A cell of another sheet says which.
  expect(texts(pages[0] ?? '')).toContain('台账!B9');
  expect(texts(pages[1] ?? '')).toContain('乙表（第 2 张，共 2 张）');
});

test('what a form holds does nothing on the page, and stands there as it is', () => {
  const evil = `<img src=x onerror=alert(1)>"'&\u202e`;
  const form = withCells(exampleForm('national'), { D3: evil, C13: `${evil}甲`, H13: '18' });
  const now = waivedForm(form, 'score-mismatch', `${evil}原因`);
  const changes = slipChanges(now, [edit('H14', evil, `</div><script>${evil}</script>`)]);
  const html = slips(now, changes, { policies: [`${evil}办法`] });
  expect(html).not.toMatch(/<(?:img|script)|\u202e/);
  const safe = evil.replace('\u202e', '');
  expect(texts(html)).toContain(safe.trim());
  expect(texts(html)).toContain(`${safe} 办法`);
  expect(printed(now).title).toBe(`绩效自评表核对单 ${safe}`);
  expect(texts(html).filter((text) => text.startsWith('</div><script>'))).toHaveLength(1);
  const file = pageFile({ title: evil, body: html, rules: ['p{margin:0}'] });
  expect(file).toContain('<title>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; </title>');
  expect(file).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test('long lists are folded, all of them share the page', () => {
  const now = reviewed(fixtureForm('sichuan-template'));
  expect(now.findings.length).toBeGreaterThan(5);
  const changes = slipChanges(
    now,
    Array.from({ length: 60 }, (_, at) => edit(`H${at + 30}`, at, `改为${at}，`.repeat(at % 3 === 0 ? 60 : 1))),
  );
  expect(changes).toHaveLength(60);
  const html = slips(now, changes);
  const all = texts(html);
  expect(all).toContain('本次改动（60 处）');
  const [folded = ''] = all.filter((text) => /^另有 \d+ 处没有列出。$/.test(text));
  const shown = all.filter((text) => /^H(?:[3-8]\d)$/.test(text)).length;
  expect(shown + Number(/\d+/.exec(folded)?.[0])).toBe(60);
  expect(shown).toBeGreaterThan(3);
  const rows = [...html.matchAll(/class="l([12])[ "]/g)].reduce((sum, [, high]) => sum + Number(high), 0);
  // Six of them are the facts above.
  expect(rows).toBeLessThanOrEqual(28 + 6);
});
