import { readXls } from '../../../src/formats/xls/read.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import {
  type BiffOptions,
  type BiffSheet,
  BOF_SHEET,
  biffStream,
  double,
  EOF,
  head,
  long,
  longText,
  numberCell,
  record,
  word,
  xlsOf,
} from '../../support/xls-builder.ts';

function read(sheets: readonly BiffSheet[], options: BiffOptions = {}) {
  return readXls(buildCompound({ Workbook: biffStream(sheets, options) })).sheets;
}

function errorOf(run: () => unknown): string {
  const { kind, code } = documentErrorOf(run);
  return `${kind}/${code}`;
}

describe('sheets', () => {
  test('come in tab order, with what is hidden of them', () => {
    const sheets = [{ name: '自评表' }, { name: 'Sheet2', state: 1 }, { name: 'é', state: 2 }];
    expect(read(sheets).map(({ name, visibility }) => [name, visibility])).toEqual([
      ['自评表', 'visible'],
      ['Sheet2', 'hidden'],
      ['é', 'veryHidden'],
    ]);
  });

  test('charts, macro sheets and modules among them are passed over', () => {
    const other = { records: [numberCell(0, 0, 1)] };
    const sheets = [
      { name: '宏', type: 1, ...other },
      { name: '图', type: 2, ...other },
      { name: '模块', type: 6, ...other },
      { name: '表' },
    ];
    expect(read(sheets).map(({ name }) => name)).toEqual(['表']);
    expect(errorOf(() => read(sheets.slice(0, 3)))).toBe('damaged/missing-part');
  });

  test('have no say in number formats, wherever they lie', () => {
    const cell = record(0x0203, head(0, 0, 1), double(0.5));
    const sheets = [
      { name: '图', type: 2, reported: 164 },
      { name: '表', records: [cell] },
    ];
    expect(read(sheets, { formats: ['0.00%'] })[0]?.rows[0]?.cells[0]?.format).toBe('0.00%');
  });

  test('charts on a sheet do not belong to its cells', () => {
    const chart = [record(0x0809, word(0x0600), word(0x0020)), numberCell(0, 0, 99), record(0x0012, word(1)), EOF];
    const [sheet] = read([{ name: '表', records: [numberCell(0, 1, 1), ...chart, numberCell(0, 2, 2)] }]);
    expect(sheet?.rows[0]?.cells.map(({ value }) => value)).toEqual([1, 2]);
    expect(sheet?.protected).toBe(false);
  });

  test('that do not begin as one are no workbook', () => {
    const stream = biffStream([{ name: '表', records: [numberCell(0, 1, 1)] }]);
    const at = Buffer.from(stream).indexOf(Buffer.from(BOF_SHEET));
    const changed = (place: number, byte: number): Uint8Array =>
      buildCompound({ Workbook: stream.map((each, index) => (index === at + place ? byte : each)) });
    expect(readXls(buildCompound({ Workbook: stream })).sheets).toHaveLength(1);
    // Another record, a chart, and a beginning that ends before its kind.
    expect(errorOf(() => readXls(changed(0, 0x0a)))).toBe('damaged/bad-record');
    expect(errorOf(() => readXls(changed(6, 0x20)))).toBe('damaged/bad-record');
    expect(errorOf(() => readXls(changed(2, 2)))).toBe('damaged/bad-record');
  });

  test('of one name are no workbook', () => {
    expect(errorOf(() => read([{ name: 'a' }, { name: 'A' }]))).toBe('damaged/bad-record');
    expect(errorOf(() => read([{ name: '' }]))).toBe('damaged/bad-record');
  });

  test('cannot reach into objects by their names', () => {
    expect(read([{ name: '__proto__', records: [numberCell(0, 0, 1)] }])[0]?.name).toBe('__proto__');
    expect(({} as { rows?: unknown }).rows).toBeUndefined();
  });

  test.each([
    ['damaged/truncated', 0xffffffff],
    ['damaged/bad-record', 30],
    ['damaged/bad-record', 0],
  ])('that lie where there is none: %s', (expected, reported) => {
    expect(
      errorOf(() =>
        read([
          { name: 'a', records: [numberCell(0, 0, 1)] },
          { name: 'b', reported },
        ]),
      ),
    ).toBe(expected);
  });

  test('that share their records would make a small file large', () => {
    const large = record(0x0999, Array(5000).fill(0));
    const others = Array.from({ length: 9000 }, (_, i) => ({ name: `s${i}`, reported: 'a' }));
    expect(errorOf(() => read([{ name: 'a', records: [numberCell(0, 0, 1), large] }, ...others]))).toBe(
      'damaged/bad-record',
    );
    expect(errorOf(() => read(Array.from({ length: 10_001 }, (_, i) => ({ name: `s${i}` }))))).toBe(
      'too-large/file-too-large',
    );
  });
});

describe('rows', () => {
  const row = (index: number, flags: number) =>
    record(0x0208, word(index), word(0), word(1), word(300), word(0), word(0), word(flags), word(0));

  test('that are hidden say so', () => {
    const records = [row(0, 0x100), row(1, 0x120), numberCell(0, 0, 1), numberCell(1, 0, 2)];
    expect(read([{ name: '表', records }])[0]?.rows.map(({ row: number, hidden }) => [number, hidden])).toEqual([
      [1, false],
      [2, true],
    ]);
  });
});

test('merges and protection', () => {
  const merges = [
    record(0x00e5, word(2), word(0), word(2), word(1), word(3), word(5), word(5), word(0), word(8)),
    record(0x00e5, word(1), word(9), word(8), word(1), word(0)),
    record(0x00e5, word(1), word(0), word(0), word(0), word(16384)),
    record(0x00e5, word(1), word(0), word(0), word(0), word(16383)),
  ];
  const [sheet] = read([{ name: '表', records: [record(0x0012, word(1)), ...merges] }]);
  expect(sheet?.merges).toEqual([
    { top: 1, left: 2, bottom: 3, right: 4 },
    { top: 6, left: 1, bottom: 6, right: 9 },
    { top: 9, left: 1, bottom: 10, right: 2 },
    { top: 1, left: 1, bottom: 1, right: 16384 },
  ]);
  expect(sheet?.protected).toBe(true);
  expect(read([{ name: '表', records: [record(0x0012, word(0))] }])[0]?.protected).toBe(false);
  expect(read([{ name: '表', records: [record(0x0012, word(1)), record(0x0012, word(0))] }])[0]?.protected).toBe(true);
  expect(errorOf(() => read([{ name: '表', records: [record(0x00e5, word(9), word(0))] }]))).toBe('damaged/bad-record');
});

describe('limits', () => {
  const file = xlsOf([numberCell(0, 0, 1), numberCell(0, 1, 1), record(0x00e5, word(2), ...Array(8).fill(word(0)))]);

  test.each([
    [{ fileBytes: 100 }, 'too-large/file-too-large'],
    [{ cells: 1 }, 'too-large/too-many-cells'],
    [{ merges: 1 }, 'too-large/too-many-cells'],
  ])('%o', (limits, expected) => {
    expect(errorOf(() => readXls(file, limits))).toBe(expected);
    expect(readXls(file).sheets).toHaveLength(1);
  });

  test('as many as they say, over all sheets together', () => {
    const cells = [numberCell(0, 0, 1), numberCell(0, 1, 1), record(0x0204, head(1, 0), longText('优'))];
    const merge = record(0x00e5, word(1), ...Array(4).fill(word(0)));
    const two = buildCompound({
      Workbook: biffStream(['前', '后'].map((name) => ({ name, records: [...cells, merge] }))),
    });
    const outcome = (limits: object): string => {
      try {
        return `${readXls(two, limits).sheets.length} sheets`;
      } catch (error) {
        return errorOf(() => {
          throw error;
        });
      }
    };
    expect([outcome({ cells: 6 }), outcome({ cells: 5 })]).toEqual(['2 sheets', 'too-large/too-many-cells']);
    expect([outcome({ merges: 2 }), outcome({ merges: 1 })]).toEqual(['2 sheets', 'too-large/too-many-cells']);
    const size = two.length;
    expect([outcome({ fileBytes: size }), outcome({ fileBytes: size - 1 })]).toEqual([
      '2 sheets',
      'too-large/file-too-large',
    ]);
  });

  test('shared strings', () => {
    const strings = record(0x00fc, long(9_000_000), long(9_000_000));
    expect(errorOf(() => readXls(xlsOf([], { strings })))).toBe('too-large/too-many-cells');
  });
});

describe('records that are cut short', () => {
  test.each([0x0203, 0x027e, 0x00bd, 0x00fd, 0x0204, 0x0205, 0x0006, 0x0208, 0x00e5, 0x0012, 0x04bc, 0x0221])(
    '%d',
    (id) => {
      expect(errorOf(() => readXls(xlsOf([record(id, [0])])))).toBe('damaged/bad-record');
    },
  );

  test.each([0x0085, 0x0022, 0x041e, 0x00e0, 0x00fc, 0x0017, 0x0018])('%d of the globals', (id) => {
    expect(errorOf(() => readXls(xlsOf([], { globals: [record(id, [0])] })))).toBe('damaged/bad-record');
  });
});

describe('streams', () => {
  const stream = biffStream([{ name: '表', records: [numberCell(0, 0, 8.62)] }]);
  const expected = readXls(buildCompound({ Workbook: stream })).sheets;

  test('that end before the sheet does', () => {
    for (let length = 4; length < stream.length; length++) {
      expect([length, errorOf(() => readXls(stream.subarray(0, length)))]).toEqual([length, 'damaged/truncated']);
    }
  });

  test.each([
    ['in sectors of 4096 bytes', buildCompound({ Workbook: stream }, { sectorSize: 4096 })],
    ['in the mini stream', buildCompound({ Workbook: stream }, { mini: true })],
    [
      'in the mini stream, back to front',
      buildCompound({ A: stream, Workbook: stream }, { mini: true, backwards: true }),
    ],
    ['back to front', buildCompound({ Workbook: stream }, { backwards: true })],
    ['of another case', buildCompound({ WORKBOOK: stream })],
    ['beside a stream for Excel 95', buildCompound({ Book: Uint8Array.of(1, 2, 3), Workbook: stream })],
    [
      'beside an embedded workbook',
      buildCompound({ Workbook: stream }, { inside: { Workbook: Uint8Array.of(1), Book: stream } }),
    ],
    ['without a compound file around them', stream],
  ])('%s', (_name, bytes) => {
    expect(readXls(bytes).sheets).toEqual(expected);
  });

  test('of a file so large that its tables need tables', () => {
    const large = biffStream([{ name: '表', records: [numberCell(0, 0, 8.62)] }]);
    const padded = new Uint8Array(7_600_000);
    padded.set(large);
    expect(readXls(buildCompound({ Workbook: padded })).sheets).toEqual(expected);
    expect(readXls(buildCompound({ Workbook: padded }, { backwards: true })).sheets).toEqual(expected);
  });

  test('of a file whose tables’ tables are two', () => {
    const padding = new Uint8Array(512 * 128 * (109 + 127));
    expect(readXls(buildCompound({ Padding: padding, Workbook: stream })).sheets).toEqual(expected);
  });

  test('whose last sector the file does not fill', () => {
    const tidy = buildCompound({ Workbook: stream });
    const file = new Uint8Array(tidy.length + 100);
    file.set(tidy);
    // The last of the stream's eight sectors moves behind all others and loses what isn't needed of it.
    file.set(tidy.subarray(8 * 512, 8 * 512 + 100), tidy.length);
    const view = new DataView(file.buffer);
    const fat = 512 + 512 * view.getUint32(76, true);
    const last = tidy.length / 512 - 1;
    view.setUint32(fat + 4 * 6, last, true);
    view.setUint32(fat + 4 * last, 0xfffffffe, true);
    view.setUint32(512 + 512 * view.getUint32(48, true) + 128 + 120, 7 * 512 + 100, true);
    view.setUint32(56, 0, true);
    expect(file.length % 512).not.toBe(0);
    expect(readXls(file).sheets).toEqual(expected);
  });

  test('that lead round in circles', () => {
    for (const circle of ['fat', 'directory', 'difat'] as const) {
      const bytes = buildCompound({ Workbook: new Uint8Array(9000) });
      const view = new DataView(bytes.buffer);
      const fat = 512 + view.getUint32(76, true) * 512;
      if (circle === 'fat') for (let i = 0; i < 128; i++) view.setUint32(fat + 4 * i, i, true);
      if (circle === 'directory') view.setUint32(fat + 4 * view.getUint32(48, true), view.getUint32(48, true), true);
      if (circle === 'difat') {
        view.setUint32(44, 0xffff, true);
        view.setUint32(68, 0, true);
      }
      expect([circle, documentErrorOf(() => readXls(bytes)).kind]).toEqual([circle, 'damaged']);
    }
  });
});

test('records that nobody knows are passed over', () => {
  const unknown = record(0x0999, Array(300).fill(7));
  const [sheet] = read([{ name: '表', records: [unknown, numberCell(0, 0, 1), unknown] }], { globals: [unknown] });
  expect(sheet?.rows).toHaveLength(1);
});

test('a sheet without cells', () => {
  expect(read([{ name: '表' }])).toEqual([
    { name: '表', visibility: 'visible', protected: false, merges: [], rows: [] },
  ]);
});
