import fc from 'fast-check';
import type { CellContent, CellEdit } from '../../../../src/engine/edits/edit.ts';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { type EditedDocument, writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { comparePackages } from '../../../support/compare-packages.ts';
import { buildDocx, type DocxCell, type DocxOptions, paragraph, run, tableXml } from '../../../support/docx-maker.ts';
import {
  descendants,
  faultsOf,
  paragraphTexts,
  parseXml,
  shownCharacters,
  xmlOf,
} from '../../../support/word-revisions.ts';

const DATE = '2026-11-26T08:00:00Z';

/** A document with a table of one row of label and cell for each of these. */
function documentOf(cells: readonly (string | DocxCell)[], options: DocxOptions = {}): Uint8Array {
  const rows = cells.map((cell, i) => [{ text: `标签${i + 1}` }, typeof cell === 'string' ? { text: cell } : cell]);
  return buildDocx(`${paragraph('报告正文。')}${tableXml({ widths: [3000, 3000], rows })}${paragraph('')}`, options);
}

function edit(cell: string, from: CellContent['value'], to: CellContent['value'], sheet = '表1'): CellEdit {
  return { sheet, cell, from: { value: from }, to: { value: to } };
}

function cellText(bytes: Uint8Array, cell: string): string | undefined {
  return readDocument(bytes).anchors.cell('表1', cell)?.text;
}

/** Writes as tracked changes and directly, and checks what holds for every copy. */
function written(bytes: Uint8Array, edits: readonly CellEdit[]): { tracked: EditedDocument; plain: EditedDocument } {
  const tracked = writeDocxEdits(bytes, edits, { mode: 'tracked', date: DATE });
  const plain = writeDocxEdits(bytes, edits, { mode: 'plain' });
  expect(plain.refused).toEqual(tracked.refused);
  for (const [mode, { bytes: copy }] of [
    ['tracked', tracked],
    ['plain', plain],
  ] as const) {
    expect(faultsOf(copy)).toEqual([]);
    const { changed, lost, added, recompressed } = comparePackages(bytes, copy);
    expect([lost, added, recompressed]).toEqual([[], [], []]);
    expect(changed).toEqual(tracked.bytes === bytes ? [] : ['word/document.xml']);
    const again = writeDocxEdits(copy, tracked.written, mode === 'plain' ? { mode } : { mode, date: DATE });
    expect(again).toEqual({ bytes: copy, written: tracked.written, refused: [] });
  }
  expect(shownCharacters(tracked.bytes, 'reject')).toEqual(shownCharacters(bytes, 'reject'));
  expect(paragraphTexts(tracked.bytes, 'accept')).toEqual(paragraphTexts(plain.bytes, 'accept'));
  return { tracked, plain };
}

describe('a cell gets its new text', () => {
  test('deleted and inserted with the first run’s look, by 绩核, with ids above all in use', () => {
    const xml = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="41" w:name="b"/>${run('9', '<w:b/><w:rPrChange w:id="7" w:author="某人"><w:rPr/></w:rPrChange>')}<w:proofErr w:type="gramEnd"/>${run('.5', '<w:i/>')}<w:bookmarkEnd w:id="41"/></w:p>`;
    const before = documentOf([{ text: '', xml }]);
    const { tracked, plain } = written(before, [edit('B1', 9.5, 8)]);
    expect(tracked).toMatchObject({ refused: [], written: [edit('B1', 9.5, 8)] });
    const about = (id: number): string => `w:id="${id}" w:author="绩核" w:date="${DATE}"`;
    expect(xmlOf(tracked.bytes)).toContain(
      `<w:del ${about(42)}><w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="某人"><w:rPr/></w:rPrChange></w:rPr><w:delText xml:space="preserve">9</w:delText></w:r></w:del><w:proofErr w:type="gramEnd"/>` +
        `<w:del ${about(43)}><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space="preserve">.5</w:delText></w:r></w:del>` +
        `<w:ins ${about(44)}><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">8.0</w:t></w:r></w:ins><w:bookmarkEnd w:id="41"/>`,
    );
    expect(cellText(tracked.bytes, 'B1')).toBe('8.0');
    expect(xmlOf(plain.bytes)).not.toMatch(/<w:(?:ins|del) /);
    expect(paragraphTexts(tracked.bytes, 'reject')).toEqual(paragraphTexts(before, 'accept'));
  });

  test('runs that stand side by side are deleted together', () => {
    const before = documentOf([{ text: '', xml: `<w:p>${run('9')}${run('.5', '<w:i/>')}</w:p>` }]);
    const { tracked } = written(before, [edit('B1', 9.5, 8)]);
    expect(descendants(parseXml(xmlOf(tracked.bytes)), 'del')).toHaveLength(1);
  });

  test('an empty one with the look of its paragraph’s end', () => {
    const mark = '<w:rPr><w:ins w:id="3" w:author="某人"/><w:sz w:val="18"/></w:rPr>';
    const before = documentOf([
      '',
      { text: '', xml: '<w:p w:rsidR="00A1"/>' },
      { text: '', xml: `<w:p><w:pPr><w:jc w:val="center"/>${mark.replace(/<w:ins[^>]*>/, '')}</w:pPr></w:p>` },
      { text: '', xml: `<w:p><w:pPr>${mark}</w:pPr></w:p>` },
      '  ',
    ]);
    const { tracked } = written(before, [
      edit('B1', null, 10),
      edit('B2', null, '无偏差'),
      edit('B3', null, '偏差原因：\n一是天气；\t二是 <工期> & 其他'),
      edit('B4', null, 1),
      edit('B5', null, 5),
    ]);
    expect(tracked.refused).toMatchObject([{ cell: 'B4', code: 'unaccepted-revisions' }]);
    expect(['B1', 'B2', 'B3', 'B5'].map((cell) => cellText(tracked.bytes, cell))).toEqual([
      '10',
      '无偏差',
      '偏差原因：\n一是天气；\t二是 <工期> & 其他',
      '5',
    ]);
    const xml = xmlOf(tracked.bytes);
    expect(xml).toContain('<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">偏差原因：</w:t><w:br/>');
    expect(xml).toMatch(/<w:p w:rsidR="00A1"><w:ins /);
  });

  test('emptied', () => {
    const before = documentOf(['98%', '甲\n乙\n丙']);
    const { tracked, plain } = written(before, [edit('B1', 0.98, null), edit('B2', '甲\n乙\n丙', null)]);
    for (const { bytes } of [tracked, plain])
      expect(['B1', 'B2'].map((cell) => cellText(bytes, cell))).toEqual(['', '']);
    expect(paragraphTexts(tracked.bytes, 'reject')).toEqual(paragraphTexts(before, 'accept'));
  });

  test.each([
    ['甲\n乙\n丙', '甲\n改\n丙', 1],
    ['甲\n乙', '甲\n乙\n丙\n丁', 1],
    ['甲\n乙\n丙', '改', 3],
    ['甲\n乙\n丙', '甲\n乙改', 2],
    ['甲', '甲\n\n乙', 1],
    ['甲\n', '甲', 0],
  ])('%j becomes %j: only lines that differ change', (from, to, deletions) => {
    const before = documentOf([from]);
    const { tracked, plain } = written(before, [edit('B1', from, to)]);
    expect(cellText(tracked.bytes, 'B1')).toBe(to);
    expect(cellText(plain.bytes, 'B1')).toBe(to);
    const deleted = descendants(parseXml(xmlOf(tracked.bytes)), 'del').filter(({ children }) => children.length > 0);
    expect(deleted).toHaveLength(deletions);
  });

  test('the ends of joined paragraphs are deleted where their properties say so already', () => {
    const ends = ['', '<w:pPr/>', '<w:pPr><w:jc w:val="left"/></w:pPr>', '<w:pPr><w:rPr/></w:pPr>'];
    const more = [
      '<w:pPr><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>',
      '<w:pPr><w:pPrChange w:id="2" w:author="a"><w:pPr/></w:pPrChange></w:pPr>',
    ];
    const xml = `${[...ends, ...more].map((own, i) => `<w:p>${own}${run(`行${i}`)}</w:p>`).join('\n')}<w:p/><w:p>${run('末')}</w:p>`;
    const before = documentOf([{ text: '', xml }]);
    const text = cellText(before, 'B1') ?? '';
    expect(text.split('\n')).toHaveLength(8);
    const { tracked } = written(before, [edit('B1', text, '一行')]);
    const marks = descendants(parseXml(xmlOf(tracked.bytes)), 'pPr').flatMap((own) => descendants(own, 'del'));
    expect(marks).toHaveLength(7);
    expect(xmlOf(tracked.bytes)).toMatch(/<w:rPr><w:del [^>]*\/><w:b\/><\/w:rPr><w:sectPr\/>/);
    expect(xmlOf(tracked.bytes)).toMatch(/<w:pPr><w:rPr><w:del [^>]*\/><\/w:rPr><w:pPrChange/);
  });

  test('numbers keep the look of the one before', () => {
    const before = documentOf(['10.00', '1,234.5', '98.5%', '９', '5分', '12']);
    const { tracked } = written(before, [
      edit('B1', 10, 9.5),
      edit('B2', 1234.5, 1234567.25),
      edit('B3', 0.985, 1),
      edit('B4', 9, 0.1),
      edit('B5', '5分', 4.125),
      edit('B6', 12, 0.1 + 0.2),
    ]);
    expect(tracked.refused).toEqual([]);
    expect(['B1', 'B2', 'B3', 'B4', 'B5', 'B6'].map((cell) => cellText(tracked.bytes, cell))).toEqual([
      '9.50',
      '1,234,567.25',
      '100.0%',
      '0.1',
      '4.125',
      '0.3',
    ]);
  });

  test('in a table within a text box, a control, a link, after numbers cut into runs, and in strict documents', () => {
    const open = `<w:sdt><w:sdtPr><w:alias w:val="得分"/></w:sdtPr><w:sdtContent><w:p>${run('1')}${run('0')}</w:p></w:sdtContent></w:sdt>`;
    const typed = `<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('6')}</w:sdtContent></w:sdt></w:p>`;
    const link = `<w:p><w:hyperlink w:anchor="x">${run('20')}</w:hyperlink></w:p>`;
    for (const options of [{}, { strict: true }, { prefix: 'ns0' }]) {
      const before = documentOf(
        [open, link, typed].map((xml) => ({ text: '', xml })),
        options,
      );
      const { tracked } = written(before, [edit('B1', 10, 9), edit('B2', 20, 19), edit('B3', 6, 5)]);
      expect(['B1', 'B2', 'B3'].map((cell) => cellText(tracked.bytes, cell))).toEqual(['9', '19', '5']);
    }
    const table = tableXml({ rows: [[{ text: '得分' }, { text: '8' }]] });
    const before = buildDocx(
      paragraph(
        `${run('框')}<w:r><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${table}<w:p/></w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>`,
      ),
    );
    const { tracked } = written(before, [edit('B1', 8, 7)]);
    expect(cellText(tracked.bytes, 'B1')).toBe('7');
  });
});

describe('a cell is left alone, and named', () => {
  const p = (content: string): DocxCell => ({ text: '', xml: `<w:p>${content}</w:p>` });
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('8')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const control = (own: string): string =>
    `<w:sdt><w:sdtPr>${own}</w:sdtPr><w:sdtContent>${run('8')}</w:sdtContent></w:sdt>`;
  const cases: readonly (readonly [string, DocxCell, string])[] = [
    ['field', p(field), 'field-cell'],
    ['simple field', p(`<w:fldSimple w:instr="PAGE">${run('8')}</w:fldSimple>`), 'field-cell'],
    ['locked control', p(control('<w:lock w:val="contentLocked"/>')), 'locked-control'],
    ['bound control', p(control('<w:dataBinding w:xpath="/a"/>')), 'locked-control'],
    ['choice of a list', p(control('<w:dropDownList/>')), 'locked-control'],
    ['hint of a control', p(control('<w:showingPlcHdr/>')), 'locked-control'],
    ['picture', p(`${run('8')}<w:r><w:drawing/></w:r>`), 'object-cell'],
    ['formula', p('<m:oMath><m:r><m:t>8</m:t></m:r></m:oMath>'), 'object-cell'],
    [
      'choice around the paragraph',
      {
        text: '',
        xml: `<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:p>${run('8')}</w:p></w:sdtContent></w:sdt>`,
      },
      'locked-control',
    ],
    ['ruby', p(`<w:r><w:ruby><w:rubyBase>${run('8')}</w:rubyBase></w:ruby></w:r>`), 'object-cell'],
    ['a note’s mark in the run', p('<w:r><w:t>8</w:t><w:footnoteReference w:id="2"/></w:r>'), 'object-cell'],
    [
      'nested table',
      { text: '', xml: `<w:p>${run('8')}</w:p>${tableXml({ rows: [[{ text: '内' }, { text: '表' }]] })}<w:p/>` },
      'nested-table',
    ],
    [
      'deletion',
      p(`${run('8')}<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>`),
      'unaccepted-revisions',
    ],
    ['insertion', p(`<w:ins w:id="1" w:author="a">${run('8')}</w:ins>`), 'unaccepted-revisions'],
  ];

  const around = (own: string, content: string): string =>
    `<w:sdt><w:sdtPr>${own}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const LOCKS = [
    '<w:lock w:val="contentLocked"/>',
    '<w:lock w:val="sdtContentLocked"/>',
    '<w:dataBinding w:xpath="/a"/>',
  ];
  const OPEN = ['', '<w:lock w:val="sdtLocked"/>', '<w:text/>'];

  test('locked controls around a cell, a row or the whole table', () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const row = (content: string): string => `<w:tr>${content}</w:tr>`;
    const refusedIn = (xml: string): string[] => {
      const edits = [edit('B1', 8, 7), edit('B2', 9, 6)];
      return writeDocxEdits(buildDocx(xml), edits, { mode: 'plain' }).refused.map(
        (each) => `${each.cell} ${each.code}`,
      );
    };
    const second = row(cell('质量') + cell('9'));
    for (const own of [...LOCKS, ...OPEN]) {
      const isOpen = OPEN.includes(own);
      const first = row(cell('得分') + around(own, cell('8')));
      expect(refusedIn(`<w:tbl>${first}${second}</w:tbl>`)).toEqual(isOpen ? [] : ['B1 locked-control']);
      const whole = row(cell('得分') + cell('8'));
      expect(refusedIn(`<w:tbl>${around(own, whole)}${second}</w:tbl>`)).toEqual(isOpen ? [] : ['B1 locked-control']);
      expect(refusedIn(around(own, `<w:tbl>${whole}${second}</w:tbl>`))).toEqual(
        isOpen ? [] : ['B1 locked-control', 'B2 locked-control'],
      );
    }
    // Word puts a control that is all of a cell around the cell.
    for (const own of ['<w:dropDownList/>', '<w:showingPlcHdr/>', '<w:date/>'])
      expect(refusedIn(`<w:tbl>${row(cell('得分') + around(own, cell('8')))}${second}</w:tbl>`)).toEqual([
        'B1 locked-control',
      ]);
  });

  test.each(cases)('%s', (_, cell, code) => {
    const before = documentOf(['10', cell]);
    const from = readDocument(before).anchors.cell('表1', 'B2')?.text ?? '';
    const { tracked } = written(before, [
      edit('B1', 10, 9),
      edit('B2', /^\d+\s*$/.test(from) ? Number(from) : from, 7),
    ]);
    expect(tracked.refused).toMatchObject([{ cell: 'B2', code }]);
    expect(cellText(tracked.bytes, 'B1')).toBe('9');
    expect(cellText(tracked.bytes, 'B2')).toBe(from);
  });

  test('and those that aren’t there, hold something else, are covered, or would take what no cell can', () => {
    const rows = [
      [{ text: '项目', span: 2 }, { text: '8' }],
      [{ text: '甲', down: 'restart' as const }, { text: '乙' }, { text: '9' }],
      [{ text: '', down: 'continue' as const }, { text: '丙' }, { text: '9' }],
    ];
    const before = buildDocx(tableXml({ widths: [1000, 1000, 1000], rows }));
    const refused: readonly (readonly [CellEdit, string])[] = [
      [edit('C1', 7, 6), 'changed-meanwhile'],
      [edit('A1', null, 6, '表2'), 'no-such-sheet'],
      [edit('Z99', null, 6), 'no-such-cell'],
      [edit('?', null, 6), 'no-such-cell'],
      [edit('B1', null, 6), 'inside-merge'],
      [edit('A3', null, 6), 'inside-merge'],
      [edit('C1', 8, true), 'bad-value'],
      [edit('C1', 8, 'a\u0000b'), 'bad-value'],
      [edit('C1', 8, '长'.repeat(32_768)), 'bad-value'],
      [{ ...edit('C1', 8, 1), to: { value: 1, formula: 'SUM(C2:C3)' } }, 'unsupported-operation'],
    ];
    const result = writeDocxEdits(
      before,
      refused.map(([each]) => each),
      { mode: 'tracked' },
    );
    expect(result.refused.map(({ code }) => code)).toEqual(refused.map(([, code]) => code));
    expect(result).toMatchObject({ written: [] });
    expect(result.bytes).toBe(before);
    const twice = writeDocxEdits(before, [edit('C1', 8, 6), edit('C1', 8, 6), edit('C1', 8, 5)], { mode: 'tracked' });
    expect(twice.refused).toMatchObject([{ cell: 'C1', code: 'duplicate-edit', found: { value: 8 } }]);
    expect(cellText(twice.bytes, 'C1')).toBe('6');
  });

  test('and the one that makes a head, below which rows that lost their first cells would move', () => {
    const rows = [
      ['栏', '二', '栏', '栏', '分值', '得分'],
      ['产出指标', '数量指标', '人数', '≥5个', '10', '9'],
      ['质量指标', '合格率', '≥95%', '10', '9'],
    ];
    const before = buildDocx(tableXml({ rows: rows.map((row) => row.map((word) => ({ text: word }))) }));
    const places = (bytes: Uint8Array): unknown =>
      readDocument(bytes).grids.map((grid) => grid.rows.map(({ cells }) => cells.map(({ column }) => column)));
    const makes = edit('B1', '二', '二级指标');
    const { tracked } = written(before, [makes, edit('F2', 9, 8)]);
    expect(tracked.written.map(({ cell }) => cell)).toEqual(['F2']);
    expect(tracked.refused).toEqual([{ edit: makes, cell: 'B1', code: 'rejected', found: { value: '二' } }]);
    expect(places(tracked.bytes)).toEqual(places(before));
  });

  test('and the one that makes a row say the head again: the others are written in their order', () => {
    const head = ['一级指标', '二级指标', '三级指标', '分值', '得分'];
    const rows = [
      head,
      ['产出', '数量', '人数', '10', '9'],
      ['', '', '', '', ''],
      ['产出', '质量', '合格率', '10', '9'],
    ];
    const before = buildDocx(
      tableXml({
        widths: [1500, 1500, 1500, 1500, 1500],
        rows: rows.map((row) => row.map((word) => ({ text: word }))),
      }),
    );
    const second = head.map((word, at) => edit(`${'ABCDE'.charAt(at)}3`, null, word));
    const edits = [edit('D2', 11, 12), ...second, edit('E4', 9, 8)];
    const { tracked, plain } = written(before, edits);
    for (const result of [tracked, plain]) {
      expect(result.written.map(({ cell }) => cell)).toEqual(['A3', 'B3', 'C3', 'D3', 'E4']);
      expect(result.refused).toEqual([
        { edit: edits[0], cell: 'D2', code: 'changed-meanwhile', found: { value: 10 } },
        { edit: edits[5], cell: 'E3', code: 'rejected', found: { value: null } },
      ]);
      expect(['A3', 'B3', 'C3', 'D3', 'E3', 'D2', 'E4'].map((cell) => cellText(result.bytes, cell))).toEqual([
        ...head.slice(0, 4),
        '',
        '10',
        '8',
      ]);
    }
  });
});

test('written again, or rejected and written again, it is the same', () => {
  const before = documentOf(['10', '98%']);
  const edits = [edit('B1', 10, 9.5), edit('B2', 0.98, 0.985)];
  const first = writeDocxEdits(before, edits, { mode: 'tracked', date: DATE });
  const second = writeDocxEdits(first.bytes, edits, { mode: 'tracked', date: '2027-01-01T00:00:00Z' });
  expect(second.bytes).toBe(first.bytes);
  expect(second.written).toEqual(edits);
  // Another text is one for whoever accepts or rejects the first.
  const third = writeDocxEdits(first.bytes, [edit('B1', 9.5, 9)], { mode: 'tracked' });
  expect(third.refused).toMatchObject([{ code: 'unaccepted-revisions' }]);
});

const text = fc.string({ unit: fc.constantFrom('1', '0', '.', '分', '\n', ' ', '&', '<', '\t', '𠮷'), maxLength: 8 });
const cut = fc.tuple(text, fc.nat(7), fc.constantFrom('', '<w:b/>'));

test('property: any text in place of any text', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(cut, text), { minLength: 1, maxLength: 5 }), (list) => {
      const cells = list.map(([[from, at, look]]): DocxCell => {
        const lines = from.split('\n').map((line) => {
          const letters = [...line];
          const halves = [letters.slice(0, at).join(''), letters.slice(at).join('')];
          return `<w:p>${halves.map((half) => (half === '' ? '' : run(half, look))).join('<w:proofErr w:type="gramEnd"/>')}</w:p>`;
        });
        return { text: '', xml: lines.join('') };
      });
      const before = documentOf(cells);
      const { anchors } = readDocument(before);
      const edits = list.map(([, to], i): CellEdit => {
        const held = anchors.cell('表1', `B${i + 1}`)?.text ?? '';
        const grid = readDocument(before).grids[0];
        const found = grid?.rows.find(({ row }) => row === i + 1)?.cells.find(({ column }) => column === 2);
        return edit(`B${i + 1}`, found === undefined ? null : found.value, to === held ? `${to}改` : to);
      });
      const { tracked } = written(before, edits);
      expect(tracked.refused.filter(({ code }) => code !== 'object-cell')).toEqual([]);
      for (const { cell, to } of tracked.written) {
        count++;
        expect((cellText(tracked.bytes, cell) ?? '').trim()).toBe(String(to.value ?? '').trim());
      }
    }),
    { numRuns: 120 },
  );
  expect(count).toBeGreaterThan(200);
});
