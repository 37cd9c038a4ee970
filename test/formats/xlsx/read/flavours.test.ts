import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { indexWorkbook } from '../../../../src/formats/xlsx/read/workbook.ts';
import { openZip } from '../../../../src/formats/zip/read.ts';
import { grid } from '../../../support/grid-builder.ts';
import { gridToXlsx } from '../../../support/xlsx-builder.ts';
import { FLAVOURS } from '../../../support/xlsx-flavour.ts';

const form = grid(
  '自评表',
  [
    ['项目支出绩效自评表'],
    ['（2022 年度）'],
    [],
    ['项目资金（万元）', null, '年初预算数', '全年执行数', '分值', '执行率', '得分'],
    [
      '年度资金总额',
      null,
      51.15,
      { value: 51.149999999999999, format: '0.00' },
      10,
      { value: 0.98765, format: '0.00%', formula: 'D5/C5' },
      { formula: 'ROUND(F5*E5,2)' },
    ],
    [
      { value: 43.5, format: '_ "￥"* #,##0.00_ ;_ "￥"* \\-#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ' },
      { value: '#DIV/0!', kind: 'error', formula: 'A1/0' },
      true,
      { value: false, formula: 'A1=A2' },
      { value: '', formula: 'IF(A1="","","")' },
      { value: '文字“引号” & <尖> 😀\n第二行', formula: 'A1&"&<>"' },
      { value: '  前后空格  ', format: '@' },
    ],
    [-0.5, 1e21, 1.5e-7, 123456789012345680, 0.1, 100, 1 / 3],
    [{ value: 44562, format: 'yyyy"年"m"月"d"日"' }, '_x0041_ 不是转义', '行一\r行二', '０１２　全角'],
  ],
  { merges: ['A1:G1', 'A2:G2', 'A4:B4'], hiddenRows: [6], protected: true },
);
const second = grid("'!", [[1, null, '二']], { visibility: 'veryHidden', at: 'C7' });
const third = grid('Sheet & <3>', [[], []], { visibility: 'hidden' });

describe.each(FLAVOURS)('a file as %s writes it', (flavour) => {
  const bytes = gridToXlsx([form, second, third], flavour);

  test.each([true, false])('gives the cells that were put in (native inflation: %s)', (native) => {
    expect(readWorkbook(bytes, { native }).sheets).toEqual([form, second, third]);
  });

  test('reads only the sheets asked for', () => {
    const only = readWorkbook(bytes, { only: (sheet) => sheet.name === "'!" });
    expect(only.sheets).toEqual([second]);
  });

  test('is indexed by its relationships', () => {
    const index = indexWorkbook(openZip(bytes));
    expect(index.sheets.map(({ name, visibility, tab }) => [name, visibility, tab])).toEqual([
      ['自评表', 'visible', 0],
      ["'!", 'veryHidden', 1],
      ['Sheet & <3>', 'hidden', 2],
    ]);
    expect(index.sheets.map((sheet) => sheet.part)).toEqual([
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ]);
    expect(index.active.name).toBe('自评表');
    expect(index.styles).toBe('xl/styles.xml');
    expect(index.calcChain).toBe(flavour === 'excel' ? 'xl/calcChain.xml' : null);
  });
});
