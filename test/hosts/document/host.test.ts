import type { CellContent, CellEdit } from '../../../src/engine/edits/edit.ts';
import { planFill } from '../../../src/engine/edits/plan-fill.ts';
import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { review } from '../../../src/engine/review.ts';
import type { TableReview } from '../../../src/engine/review-types.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { DocumentHost } from '../../../src/hosts/document/host.ts';
import { describeFileError } from '../../../src/messages/word-errors.ts';
import {
  buildDocx,
  type DocxCell,
  DRESSES,
  formAsDocx,
  paragraph,
  partXml,
  run,
  tableXml,
} from '../../support/docx-maker.ts';
import { exampleForm } from '../../support/form-text.ts';
import { commentsIn, descendants, faultsOf, paragraphTexts, parseXml, xmlOf } from '../../support/word-revisions.ts';

const DATE = '2026-11-26T08:00:00Z';

const HEAD = ['指标', '分值', '得分'];
const ROWS: readonly (readonly (string | DocxCell)[])[] = [
  HEAD,
  ['培训人数', '10.00', '9.5'],
  ['合格率', '20', ''],
  ['满意度', '10', { text: '', xml: `<w:p><w:fldSimple w:instr="=1+1">${run('2')}</w:fldSimple></w:p>` }],
];

function documentOf(rows: typeof ROWS = ROWS, parts: Record<string, string> = {}): Uint8Array {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const widths = [3000, 3000, 3000];
  return buildDocx(
    `${paragraph('报告')}${tableXml({ rows: [[{ text: '附' }, { text: '表' }]] })}${paragraph('如下。')}${tableXml({ widths, rows: cells })}`,
    {
      parts,
    },
  );
}

function edit(cell: string, from: CellContent['value'], to: CellContent['value']): CellEdit {
  return { sheet: '表2', cell, from: { value: from }, to: { value: to } };
}

async function held(host: DocumentHost): Promise<(string | number | boolean | null)[][]> {
  const [grid] = await host.readSheets(['表2']);
  return (grid?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value));
}

async function errorOf(work: Promise<unknown>): Promise<Pick<DocumentError, 'kind' | 'code' | 'detail'>> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof DocumentError)) throw new Error('nothing was refused');
  return { kind: error.kind, code: error.code, detail: error.detail };
}

test('what is written is a tracked change; one a cell, however often it is written to; all undone, the very bytes given', async () => {
  const before = documentOf();
  const host = new DocumentHost(before, { date: DATE });
  expect(host.can).toEqual({
    marks: false,
    liveEvents: false,
    choiceEvents: false,
    nativeUndoGroup: false,
    locate: false,
  });
  const first = await host.apply([edit('C2', 9.5, 8), edit('C3', null, 19)]);
  expect(first).toEqual({ applied: [edit('C2', 9.5, 8), edit('C3', null, 19)], refused: [] });
  const afterFirst = host.bytes();
  expect(faultsOf(afterFirst)).toEqual([]);
  const second = await host.apply([edit('C2', 8, 7.25), edit('B2', 10, 12), edit('C3', 19, '未评')]);
  expect(second.refused).toEqual([]);
  expect((await held(host)).slice(1, 3)).toEqual([
    ['培训人数', 12, 7.25],
    ['合格率', 20, '未评'],
  ]);
  const revisions = parseXml(xmlOf(host.bytes()));
  expect([descendants(revisions, 'del').length, descendants(revisions, 'ins').length]).toEqual([2, 3]);
  expect(paragraphTexts(host.bytes(), 'reject')).toEqual(paragraphTexts(before, 'accept'));
  expect(xmlOf(host.bytes())).toContain(`w:author="绩核" w:date="${DATE}"`);
  expect((await host.undo(second)).refused).toEqual([]);
  expect(host.bytes()).toEqual(afterFirst);
  const undone = await host.undo(first);
  expect(host.bytes()).toBe(before);
  await host.undo(undone);
  expect(host.bytes()).toEqual(afterFirst);
});

test('undoing leaves what was typed since, and takes for done what is as it was', async () => {
  const host = new DocumentHost(documentOf());
  const receipt = await host.apply([edit('C2', 9.5, 8), edit('C3', null, 19), edit('B3', 20, 21)]);
  await host.apply([edit('C2', 8, 7), edit('B3', 21, 20)]);
  const undone = await host.undo(receipt);
  expect(undone.applied.map(({ cell }) => cell).sort()).toEqual(['B3', 'C3']);
  expect(undone.refused).toMatchObject([{ edit: { cell: 'C2' }, code: 'changed-meanwhile', found: { value: 7 } }]);
  expect((await held(host)).slice(1, 3)).toEqual([
    ['培训人数', 10, 7],
    ['合格率', 20],
  ]);
});

test('a text that reads as a number is told as that, and can be undone', async () => {
  const before = documentOf();
  const host = new DocumentHost(before);
  const receipt = await host.apply([edit('C3', null, '１９')]);
  expect(receipt.applied).toEqual([edit('C3', null, 19)]);
  await host.undo(receipt);
  expect(host.bytes()).toBe(before);
});

test('what can’t be written is named, with what needs it, and doesn’t hold the others up', async () => {
  const host = new DocumentHost(documentOf());
  const field = edit('C4', 2, 3);
  const needing = { ...edit('B4', 10, 11), needs: ['C4'] };
  const changed = edit('C2', 1, 2);
  const free = edit('C3', null, 18);
  expect(await host.apply([needing, field, changed, free])).toEqual({
    applied: [free],
    refused: [
      { edit: needing, code: 'needs-refused', found: { value: 10 }, because: ['C4'] },
      { edit: field, code: 'field-cell', found: { value: 2 } },
      { edit: changed, code: 'changed-meanwhile', found: { value: 9.5 } },
    ],
  });
  const bytes = host.bytes();
  const refused = await errorOf(host.apply([field]));
  expect(refused).toMatchObject({ code: 'field-cell', detail: { sheet: '表2', cells: ['C4'], inDocument: true } });
  expect(describeFileError(refused.code, refused.detail).what).toBe('表2的 C4 的内容由域生成，没有写入。');
  expect(await errorOf(host.apply([edit('C2', 1, 2)]))).toMatchObject({ code: 'changed-meanwhile' });
  expect(await errorOf(host.apply([{ ...free, sheet: '没有' }]))).toMatchObject({
    kind: 'gone',
    code: 'no-such-sheet',
  });
  expect(await errorOf(host.apply([edit('?', null, 1)]))).toMatchObject({ kind: 'gone', code: 'no-such-cell' });
  expect(await errorOf(host.apply([edit('C2', 9.5, 1), edit('$C$2', 9.5, 2)]))).toMatchObject({
    code: 'duplicate-edit',
  });
  expect(await errorOf(host.apply([edit('C2', 9.5, '长'.repeat(32_768))]))).toMatchObject({ code: 'bad-value' });
  expect(host.bytes()).toBe(bytes);
  expect(await host.apply([])).toEqual({ applied: [], refused: [] });
  const same = [edit('C2', 9.5, 9.5)];
  expect(await host.apply(same)).toEqual({ applied: same, refused: [] });
  expect(host.bytes()).toEqual(bytes);
});

test('an edit follows its row to where it stands now', async () => {
  const [head, first, ...others] = ROWS;
  const moved = [head, ...others, first].flatMap((row) => (row === undefined ? [] : [row]));
  const host = new DocumentHost(documentOf(moved));
  const witness = { row: [{ cell: 'A2', text: '培训人数' }], column: [{ cell: 'C1', text: '得分' }] };
  const receipt = await host.apply([{ ...edit('C2', 9.5, 8), witness }]);
  expect(receipt.applied.map(({ cell }) => cell)).toEqual(['C4']);
  expect((await held(host))[3]).toEqual(['培训人数', 10, 8]);
  const gone = { ...edit('C2', 9.5, 8), witness: { row: [{ cell: 'A2', text: '没有' }], column: [] } };
  expect(await errorOf(host.apply([gone]))).toMatchObject({ code: 'moved' });
  await host.undo(receipt);
  expect((await held(host))[3]).toEqual(['培训人数', 10, 9.5]);
});

test('a head that makes another table of the table is left as it is', async () => {
  const head = ['一级指标', '二级指标', '三级指标', '分值', '得分'];
  const rows = [head, ['产出', '数量', '人数', '10', '9'], head, ['产出', '质量', '合格率', '10', '9']];
  const host = new DocumentHost(
    buildDocx(
      tableXml({ widths: [1, 2, 3, 4, 5].map(() => 1500), rows: rows.map((row) => row.map((text) => ({ text }))) }),
    ),
  );
  const at = (cell: string, from: CellContent['value'], to: CellContent['value']): CellEdit => ({
    ...edit(cell, from, to),
    sheet: '表1',
  });
  const { applied, refused } = await host.apply([at('E2', 9, 8), at('E1', '得分', '自评'), at('E4', 9, 7)]);
  expect(applied.map(({ cell }) => cell)).toEqual(['E2', 'E4']);
  expect(refused).toMatchObject([{ edit: { cell: 'E1' }, code: 'rejected' }]);
});

test('protected and signed documents are read, and stay as they are', async () => {
  const restricted = documentOf(ROWS, {
    'word/settings.xml': partXml('settings', '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
  });
  for (const [bytes, code] of [
    [restricted, 'protected-document'],
    [documentOf(ROWS, { '_xmlsignatures/sig1.xml': '<a/>' }), 'signed-document'],
  ] as const) {
    const host = new DocumentHost(bytes);
    expect(await held(host)).toHaveLength(4);
    expect(await errorOf(host.apply([edit('C3', null, 19)]))).toMatchObject({ kind: 'protected', code });
    expect(await errorOf(host.waive([{ at: { sheet: '表2', cell: 'C3' }, check: 'a', reason: 'b' }]))).toMatchObject({
      code,
    });
    expect(host.bytes()).toBe(bytes);
  }
});

test('reads the form in front, all tables, or those named', async () => {
  const form = formAsDocx(exampleForm('national'), DRESSES[1] as (typeof DRESSES)[number]) ?? new Uint8Array(0);
  const host = new DocumentHost(form);
  const names = async (scope: Parameters<DocumentHost['readSheets']>[0]): Promise<string[]> =>
    (await host.readSheets(scope)).map(({ name }) => name);
  expect(await names('active')).toEqual(['表1']);
  const other = new DocumentHost(documentOf());
  expect((await other.readSheets('all')).map(({ name }) => name)).toEqual(['表1', '表2']);
  expect((await other.readSheets(['表2', '表9'])).map(({ name }) => name)).toEqual(['表2']);
  const aborted = { aborted: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  expect(await errorOf(host.readSheets('all', aborted))).toMatchObject({ code: 'cancelled' });
  expect(await errorOf(new DocumentHost(new Uint8Array([1, 2])).readSheets('all'))).toMatchObject({
    detail: { inDocument: true },
  });
});

test('shows cells where somebody shows them; marks and sheets of ours are none of a document’s', async () => {
  const shown: string[] = [];
  const host = new DocumentHost(documentOf(), { onLocate: (sheet, cell) => shown.push(`${sheet}!${cell}`) });
  expect(host.can.locate).toBe(true);
  await host.locate('表2', 'C2');
  await host.locate('表2', 'C9', { row: [{ cell: 'A9', text: '合格率' }], column: [] });
  expect(shown).toEqual(['表2!C2', '表2!C3']);
  expect(host.located).toEqual({ sheet: '表2', address: 'C3' });
  expect(await errorOf(host.locate('表7', 'A1'))).toMatchObject({ code: 'no-such-sheet' });
  expect(await errorOf(host.locate('表2', '?'))).toMatchObject({ code: 'no-such-cell' });
  const lost = { row: [{ cell: 'A9', text: '没有' }], column: [] };
  expect(await errorOf(host.locate('表2', 'C2', lost))).toMatchObject({ code: 'moved' });
  expect(await errorOf(host.mark())).toMatchObject({ code: 'unsupported-operation' });
  await host.clearMarks();
  expect(await host.hasMarks()).toBe(false);
  await host.ensureSheet('表2');
  expect(await errorOf(host.ensureSheet('核对说明'))).toMatchObject({ code: 'unsupported-operation' });
  host.onEdited(() => undefined)();
});

test('a waiver is a comment beside the changes, and goes without them', async () => {
  const before = documentOf();
  const host = new DocumentHost(before, { date: DATE });
  const receipt = await host.apply([edit('C2', 9.5, 8)]);
  const ids = await host.waive([{ at: { sheet: '表2', cell: 'C3' }, check: 'score-missing', reason: '主管部门填写' }]);
  expect(await host.waivers()).toMatchObject([
    {
      comment: ids[0],
      check: 'score-missing',
      reason: '主管部门填写',
      date: '2026-11-26',
      spots: [{ sheet: '表2', cell: 'C3' }],
    },
  ]);
  expect((await held(host))[1]).toEqual(['培训人数', 10, 8]);
  expect(faultsOf(host.bytes())).toEqual([]);
  await host.undo(receipt);
  expect(commentsIn(host.bytes())).toHaveLength(1);
  expect((await held(host))[1]).toEqual(['培训人数', 10, 9.5]);
  await host.unwaive(ids.flatMap((id) => id ?? []));
  expect(await host.waivers()).toEqual([]);
  expect(xmlOf(host.bytes())).toBe(xmlOf(before));
});

/** The example form with scores that are too low, all of them. */
function lowForm(): SheetGrid {
  const form = exampleForm('national');
  const [table] = readTables(form);
  const scores = new Set(table?.indicators.flatMap(({ score }) => (score === null ? [] : [score.cell])) ?? []);
  if (scores.size < 5) throw new Error('no scores');
  const low = (cell: GridCell): GridCell => (scores.has(cell) ? { ...cell, kind: 'number', value: 0.5 } : cell);
  return { ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map(low) })) };
}

test('a form in a document is filled as one in a workbook is, in every dress', async () => {
  const form = lowForm();
  const options = { what: new Set(['scores', 'rate', 'total'] as const), as: 'values' } as const;
  const values = (edits: readonly CellEdit[]): unknown[] => edits.map(({ from, to }) => [from.value, to.value]);
  const planned = values(planFill(review([form]).tables[0] as TableReview, options).edits);
  expect(planned.length).toBeGreaterThan(5);
  let worn = 0;
  for (const dress of DRESSES) {
    const bytes = formAsDocx(form, dress);
    if (bytes === null) continue;
    worn++;
    const host = new DocumentHost(bytes);
    const [table] = review(await host.readSheets('all')).tables;
    const { edits } = planFill(table as TableReview, options);
    expect([dress.name, values(edits)]).toEqual([dress.name, planned]);
    if (dress.revisions === true) {
      expect(await errorOf(host.apply(edits))).toMatchObject({ code: 'unaccepted-revisions' });
      continue;
    }
    const receipt = await host.apply(edits);
    expect(receipt).toEqual({ applied: edits, refused: [] });
    expect(faultsOf(host.bytes())).toEqual([]);
    const [again] = review(await host.readSheets('all')).tables;
    expect(planFill(again as TableReview, options).edits).toEqual([]);
    expect(paragraphTexts(host.bytes(), 'reject')).toEqual(paragraphTexts(bytes, 'accept'));
    await host.undo(receipt);
    expect(host.bytes()).toBe(bytes);
  }
  expect(worn).toBeGreaterThan(10);
});

test('the form in front is the first table that is one; without any, the first table', async () => {
  const form = formAsDocx(exampleForm('national'), DRESSES[0] as (typeof DRESSES)[number]) ?? new Uint8Array(0);
  const body = xmlOf(form).replace(/^.*<w:body>|<\/w:body>.*$/gs, '');
  const list = tableXml({ rows: [[{ text: '附' }, { text: '表' }]] });
  const active = async (bytes: Uint8Array): Promise<string[]> =>
    (await new DocumentHost(bytes).readSheets('active')).map(({ name }) => name);
  const all = buildDocx(`${list}${paragraph('如下。')}${body}${paragraph('。')}${body}`);
  expect(await active(all)).toEqual(['表2']);
  expect(await active(buildDocx(list + paragraph('。') + list))).toEqual(['表1']);
  expect(await active(buildDocx(paragraph('没有表。')))).toEqual([]);
  const progress: (readonly [number, number])[] = [];
  const host = new DocumentHost(all);
  expect(host.name).toBe('file');
  for (const scope of ['all', 'active', ['表3']] as const)
    await host.readSheets(
      scope,
      { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined },
      (done, total) => progress.push([done, total]),
    );
  expect(progress).toEqual([
    [3, 3],
    [1, 1],
    [1, 1],
  ]);
});

test('without a date nothing tells when it was written', async () => {
  const host = new DocumentHost(documentOf());
  await host.waive([{ at: { sheet: '表2', cell: 'C3' }, check: 'a', reason: 'b' }]);
  await host.apply([edit('C2', 9.5, 8)]);
  expect(commentsIn(host.bytes())).toMatchObject([{ author: '绩核', date: null }]);
  expect(xmlOf(host.bytes())).toMatch(/<w:ins w:id="\d+" w:author="绩核">/);
  const ids = await host.waive([
    { at: { sheet: '表9', cell: 'A1' }, check: 'a', reason: 'b' },
    { at: { sheet: '表2', cell: 'C4' }, check: 'a', reason: 'c' },
  ]);
  expect(ids).toEqual([null, expect.stringMatching(/^\d+$/)]);
  expect((await host.waivers()).map(({ reason }) => reason)).toEqual(['b', 'c']);
  expect((await held(host))[1]).toEqual(['培训人数', 10, 8]);
});

test('what is refused is told with its place', async () => {
  const host = new DocumentHost(documentOf());
  const refusals: readonly (readonly [Promise<unknown>, object])[] = [
    [
      host.ensureSheet('核对说明'),
      { kind: 'unsupported', code: 'unsupported-operation', detail: { sheet: '核对说明' } },
    ],
    [host.mark(), { kind: 'unsupported', code: 'unsupported-operation', detail: {} }],
    [host.locate('表7', 'A1'), { kind: 'gone', code: 'no-such-sheet', detail: { sheet: '表7' } }],
    [host.locate('表2', 'A1:?'), { kind: 'gone', code: 'no-such-cell', detail: { sheet: '表2', cells: ['A1:?'] } }],
    [
      host.locate('表2', 'C2', { row: [{ cell: 'A9', text: '没有' }], column: [] }),
      { kind: 'changed-meanwhile', code: 'moved', detail: { sheet: '表2', cells: ['C2'] } },
    ],
    [
      host.apply([edit('C2', 9.5, 1), edit('$C$2', 9.5, 2)]),
      { kind: 'unsupported', code: 'duplicate-edit', detail: { sheet: '表2', cells: ['$C$2'] } },
    ],
    [host.apply([edit('?', null, 1)]), { kind: 'gone', code: 'no-such-cell', detail: { sheet: '表2', cells: ['?'] } }],
    [
      host.apply([edit('C4', 2, 3)]),
      { kind: 'unsupported', code: 'field-cell', detail: { sheet: '表2', cells: ['C4'] } },
    ],
  ];
  for (const [work, { detail, ...expected }] of refusals.map(
    ([each, rest]) => [each, rest as { detail: object }] as const,
  ))
    expect(await errorOf(work)).toEqual({ ...expected, detail: { ...detail, inDocument: true } });
  await host.locate('表2', 'A1:C2');
  expect(host.located).toEqual({ sheet: '表2', address: 'A1:C2' });
  expect(new DocumentHost(documentOf()).located).toBeNull();
});

test('a cell is one whatever its address is spelled like', async () => {
  const before = documentOf();
  const host = new DocumentHost(before);
  const first = await host.apply([edit('$C$2', 9.5, 8)]);
  await host.apply([edit('C2', 8, 7)]);
  expect(descendants(parseXml(xmlOf(host.bytes())), 'ins')).toHaveLength(1);
  await host.apply([edit('C$2', 7, 8)]);
  await host.undo(first);
  expect(host.bytes()).toBe(before);
});
