import { contentOf } from '../../src/engine/edits/content.ts';
import { clearWorkbookMarks, markWorkbook } from '../../src/formats/xlsx/write/marks.ts';
import { patchWorkbook } from '../../src/formats/xlsx/write/patch.ts';
import { comparePackages, partText } from '../support/compare-packages.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { CSV, convert, convertAll } from '../support/libreoffice.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../support/tricky-workbook.ts';
import { contents, editsOf } from '../support/workbook-edits.ts';
import { gridToXlsx } from '../support/xlsx-builder.ts';
import { FLAVOURS } from '../support/xlsx-flavour.ts';

const FORM = '自评表';
const DATA = '数据 (2022)';

/** What LibreOffice shows in a cell, from a table it saved. */
function cellOf(csv: Uint8Array, row: number, column: number): string {
  const line = new TextDecoder().decode(csv).split('\n')[row - 1] ?? '';
  const cells = line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
  const cell = (cells[column - 1] ?? '').replace(/^,/, '');
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

describe.each(TRICKY_VARIANTS)('the tricky workbook, %s', (variant) => {
  const before = trickyWorkbook({ variant });
  const patched = patchWorkbook(
    before,
    [
      ...editsOf(before, FORM, {
        H13: { value: 9.5 },
        H15: { value: 19 },
        I13: { value: 1 },
        E14: { value: '=≥98% & "引号"' },
        L18: { value: true },
        J6: { value: null, formula: 'IF(H6>8,"优","差")' },
        K30: { value: 7 },
      }),
      ...editsOf(before, DATA, { A5: { value: 5 }, B2: { value: 11 } }),
    ],
    { protectedCells: 'allow' },
  );

  test('opens with the new values, formulas calculated', async () => {
    const saved = contents(await convert(patched, 'xlsx'));
    const at = (cell: string, sheet = FORM): unknown => saved.get(`${sheet}!${cell}`)?.value;
    expect(at('H13')).toBe(9.5);
    expect(at('E14')).toBe('=≥98% & "引号"');
    expect(at('J6')).toBe('优');
    expect(at('L18')).toBe(true);
    expect(at('K30')).toBe(7);
    // Text in H14 doesn't count: 8.62 + 9.5 + 19 + 28.5.
    expect(at('H18')).toBe(65.62);
    // No longer shared: 20 - 19 + 0 + 0 + LEN("H13").
    expect(at('I15')).toBe(4);
    expect(at('I13')).toBe(1);
    expect(at('B9', DATA)).toBe(12);
    expect(saved.get(`${FORM}!I15`)?.formula).toContain('LEN("H13")');
    expect(at('A5', DATA)).toBe(5);
  });

  test('marks are conditional formats to others too, and can be cleared after another program saved the file', async () => {
    const marks = [
      { sheet: FORM, cell: 'H13', severity: 'error' },
      { sheet: FORM, cell: 'H12', severity: 'hint' },
      { sheet: DATA, cell: 'B2', severity: 'warning' },
    ] as const;
    const saved = await convert(markWorkbook(before, marks), 'xlsx');
    for (const [part, severities] of [
      ['xl/worksheets/sheet1.xml', ['error', 'hint']],
      ['xl/worksheets/sheet2.xml', ['warning']],
    ] as const) {
      for (const severity of severities) expect(partText(saved, part)).toContain(`绩核:${severity}`);
    }
    for (const colour of ['FFFFC7CE', 'FF9C0006', 'FFFFEB9C', 'FFDDEBF7']) {
      expect(partText(saved, 'xl/styles.xml')).toContain(colour);
    }
    const cleared = clearWorkbookMarks(saved);
    expect(partText(cleared, 'xl/worksheets/sheet1.xml')).not.toContain('绩核');
    expect(partText(cleared, 'xl/worksheets/sheet1.xml')).toContain('dataBar');
    // The formats are LibreOffice's by now.
    expect(comparePackages(saved, cleared).changed).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    expect(contents(await convert(cleared, 'xlsx'))).toEqual(contents(await convert(saved, 'xlsx')));
  });
});

test('forms as six programs write them, with a score and a note written', async () => {
  // A form without scores may hold nothing but words.
  const withNumbers = formNames.flatMap((name) => {
    const form = fixtureForm(name);
    const cell = form.rows
      .flatMap((row) => row.cells)
      .find((each) => each.kind === 'number' && each.row > 8 && each.formula === null);
    return cell === undefined ? [] : [{ form, cell }];
  });
  expect(withNumbers.length).toBeGreaterThan(20);
  const patched = FLAVOURS.map((flavour, i) => {
    const { form, cell } = withNumbers[i % withNumbers.length] as (typeof withNumbers)[number];
    const before = gridToXlsx([form], flavour);
    const edits = [
      {
        sheet: form.name,
        cell: `${String.fromCharCode(64 + cell.column)}${cell.row}`,
        from: contentOf(cell),
        to: { value: 7.25 },
      },
      { sheet: form.name, cell: 'Z2', from: { value: null }, to: { value: '偏差说明：\n+5%，"原因"' } },
    ];
    return { bytes: patchWorkbook(before, edits), row: cell.row, column: cell.column };
  });
  const tables = await convertAll(
    patched.map(({ bytes }) => bytes),
    CSV,
  );
  const saved = await convertAll(
    patched.map(({ bytes }) => bytes),
    'xlsx',
  );
  for (const [i, { row, column }] of patched.entries()) {
    const number = contents(saved[i] as Uint8Array).get(`${FORM}!${String.fromCharCode(64 + column)}${row}`);
    expect(number).toEqual({ value: 7.25 });
    expect(contents(saved[i] as Uint8Array).get(`${FORM}!Z2`)).toEqual({ value: '偏差说明：\n+5%，"原因"' });
    expect(new TextDecoder().decode(tables[i])).toContain('"偏差说明：\n+5%，""原因"""');
    expect(cellOf(tables[i] as Uint8Array, 1, 1)).not.toBe('');
  }
});
