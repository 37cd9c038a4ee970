import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { bootWps } from '../../../src/hosts/wps/boot.ts';
import { diagnose } from '../../../src/hosts/wps/diagnostics.ts';
import type { Session } from '../../../src/hosts/wps/look.ts';
import { findRoot, type WpsRoot } from '../../../src/hosts/wps/root.ts';
import { exampleForm } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import { PROFILES, profileWith, type WpsProfile } from '../wps-emulator/profile.ts';
import { EmulatedWps } from '../wps-emulator/wps.ts';
import { memoryStore, type OpenWps, openWps } from './open-wps.ts';

/** What WPS does beside the contract. */

const FORM = '自评表';

function gridOf(values: readonly (number | string)[], name = FORM): SheetGrid {
  const rows = values.map((value, at) => {
    const kind = typeof value === 'number' ? ('number' as const) : ('text' as const);
    return {
      row: at + 1,
      hidden: false,
      cells: [{ row: at + 1, column: 1, kind, value, formula: null, format: null }],
    };
  });
  return { name, visibility: 'visible', protected: false, merges: [], rows };
}

function open(profile: Partial<WpsProfile> = {}, grids: readonly SheetGrid[] = [gridOf([1, 2, 3])]): OpenWps {
  return openWps(workbookFromGrids(grids), profileWith(profile));
}

function edit(cell: string, from: number | string | null, to: number | string | null): CellEdit {
  return { sheet: FORM, cell, from: { value: from }, to: { value: to } };
}

function valueAt({ wps }: OpenWps, row: number, column = 0): unknown {
  return wps.model.sheet(FORM).peek(row, column)?.value ?? null;
}

describe('finding WPS', () => {
  test.each(PROFILES)('$name', async (profile) => {
    const wps = new EmulatedWps(workbookFromGrids([gridOf([1])]), profile);
    const host = await bootWps({ find: () => findRoot(wps.globals()), store: memoryStore });
    expect(host.can).toMatchObject({ marks: true, liveEvents: true, nativeUndoGroup: false });
    expect([host.address, host.workbookName]).toEqual(['C:\\文档\\自评表.xlsx', '自评表.xlsx']);
    expect(host.isOpen()).toBe(true);
    wps.closed = true;
    expect([host.isOpen(), host.workbookName, host.address]).toEqual([false, '', '']);
    wps.leave();
  });

  test('a page that isn’t in WPS, or in 文字, is told so after a while', async () => {
    const missing = { kind: 'unsupported', code: 'unsupported-operation' };
    await expect(bootWps({ timeout: 60, store: memoryStore })).rejects.toMatchObject(missing);
    const writer = { wps: { EtApplication: () => null, Documents: {} }, Application: { Documents: {} } };
    await expect(bootWps({ timeout: 0, find: () => findRoot(writer) })).rejects.toMatchObject(missing);
    expect(findRoot({})).toBeNull();
  });

  test('WPS’s objects that come late are waited for', async () => {
    const wps = new EmulatedWps(workbookFromGrids([gridOf([1])]), profileWith());
    let looks = 0;
    const host = await bootWps({
      store: memoryStore,
      find: () => {
        looks += 1;
        return looks < 3 ? null : findRoot(wps.globals());
      },
    });
    expect([looks, host.name]).toEqual([3, 'wps']);
  });

  test('no workbook, or only one that is shown protected', async () => {
    const wps = new EmulatedWps(workbookFromGrids([gridOf([1])]), profileWith());
    wps.nothingInFront = true;
    const booting = bootWps({ find: () => findRoot(wps.globals()), store: memoryStore });
    await expect(booting).rejects.toMatchObject({ kind: 'gone', code: 'no-workbook' });
  });

  test('the workbook stays the one that was in front; closed, it is told', async () => {
    const opened = open();
    opened.root.app.Workbooks?.Add();
    expect((await opened.host.readSheets('active')).map(({ name }) => name)).toEqual([FORM]);
    opened.wps.closed = true;
    for (const work of [
      () => opened.host.readSheets('all'),
      () => opened.host.apply([edit('A1', 1, 2)]),
      () => opened.host.mark([]),
      () => opened.host.locate(FORM, 'A1'),
      () => opened.host.ensureSheet('新'),
    ])
      await expect(work()).rejects.toMatchObject({ kind: 'gone', code: 'no-workbook' });
    await opened.leave();
  });
});

describe('a cell is being edited', () => {
  test.each([
    ['throws', 'editing'],
    ['dropped', 'editing'],
    ['blocks', 'editing'],
  ] as const)('writes that WPS %s', async (how, code) => {
    const opened = open();
    opened.wps.editing = how;
    await expect(opened.host.apply([edit('A1', 1, 10), edit('A2', 2, 20)])).rejects.toMatchObject({ kind: code, code });
    expect([valueAt(opened, 0), valueAt(opened, 1)]).toEqual([1, 2]);
    opened.wps.editing = null;
    expect((await opened.host.apply([edit('A1', 1, 10)])).applied).toHaveLength(1);
    await opened.leave();
  });

  test('writes that are dropped without a word, and nothing says why', async () => {
    const opened = open();
    const { wps } = opened;
    wps.editing = 'dropped';
    wps.looksReady = true;
    const told = { kind: 'unknown', code: 'not-taken', detail: { sheet: FORM, cells: ['A1'] } };
    await expect(opened.host.apply([edit('A1', 1, 10)])).rejects.toMatchObject(told);
    expect(valueAt(opened, 0)).toBe(1);
    await opened.leave();
  });
});

describe('edits', () => {
  const heard = async (opened: OpenWps, work: () => unknown): Promise<unknown[]> => {
    const told: unknown[] = [];
    const stop = opened.host.onEdited((cells) => told.push(...cells));
    await work();
    await opened.settled();
    await new Promise((resolve) => setTimeout(resolve, 350));
    stop();
    return told;
  };

  test.each(['relative', 'absolute', 'qualified'] as const)(
    'by the user are told (%s addresses)',
    async (eventAddress) => {
      const opened = open({ eventAddress, addressIsProperty: true });
      const told = await heard(opened, () => {
        opened.wps.model.type(FORM, 'B2', 5);
        opened.wps.model.type(FORM, 'A1', 'x');
      });
      expect(told).toEqual([
        { sheet: FORM, cell: 'B2' },
        { sheet: FORM, cell: 'A1' },
      ]);
      await opened.leave();
    },
  );

  test('in another workbook aren’t this one’s, and what is written here doesn’t come back', async () => {
    const opened = open({ events: 'during', eventsOfMarks: true });
    const told = await heard(opened, async () => {
      await opened.host.apply([edit('A1', 1, 10)]);
      await opened.host.mark([{ sheet: FORM, cell: 'A2', severity: 'error' }]);
      opened.root.app.Workbooks?.Add();
      opened.wps.made[0]?.type('Sheet1', 'A1', 'y');
    });
    expect(told).toEqual([]);
    await opened.leave();
  });

  test('after a write, in the same cell, are told', async () => {
    const opened = open();
    const told = await heard(opened, async () => {
      await opened.host.apply([edit('A1', 1, 10)]);
      await opened.settled();
      opened.wps.model.type(FORM, 'A1', 7);
    });
    expect(told).toEqual([{ sheet: FORM, cell: 'A1' }]);
    await opened.leave();
  });
});

describe('writing', () => {
  test.each([true, false])('a protected sheet takes what isn’t locked (AllowEdit: %s)', async (hasAllowEdit) => {
    const opened = open({ hasAllowEdit });
    const sheet = opened.wps.model.sheet(FORM);
    sheet.unlock({ top: 1, left: 0, bottom: 1, right: 0 });
    sheet.protected = true;
    const planned = [edit('A1', 1, 10), edit('A2', 2, 20)];
    expect(await opened.host.locked(planned)).toEqual([planned[0]]);
    expect(valueAt(opened, 1)).toBe(2);
    const { applied, refused } = await opened.host.apply(planned);
    expect(applied.map(({ cell }) => cell)).toEqual(['A2']);
    expect(refused.map(({ edit: { cell }, code }) => [cell, code])).toEqual([['A1', 'protected-sheet']]);
    await opened.leave();
  });

  test('parts of arrays are left alone', async () => {
    const opened = open();
    const sheet = opened.wps.model.sheet(FORM);
    sheet.arrays = [{ top: 0, left: 0, bottom: 1, right: 0 }];
    sheet.spills = [{ top: 1, left: 0, bottom: 2, right: 0 }];
    const { refused, applied } = await opened.host.apply([edit('A1', 1, 10), edit('A3', 3, 30), edit('B1', null, 5)]);
    expect(applied.map(({ cell }) => cell)).toEqual(['B1']);
    expect(refused.map(({ edit: { cell }, code }) => [cell, code])).toEqual([
      ['A1', 'array-formula'],
      ['A3', 'array-formula'],
    ]);
    await opened.leave();
  });

  test('a format that WPS makes by itself is put back; what it does to texts is learnt once', async () => {
    const store = memoryStore();
    const opened = openWps(
      workbookFromGrids([gridOf([1, 2, 3])]),
      profileWith({ keepsApostrophe: true, reformats: true }),
      store,
    );
    const writes = (): number => opened.wps.crossings.byMember.get('Range.Value2') ?? 0;
    await opened.host.apply([edit('A1', 1, 10), edit('A2', 2, '3-5')]);
    expect([valueAt(opened, 0), valueAt(opened, 1)]).toEqual([10, '3-5']);
    const formats = [0, 1].map((row) => opened.wps.model.sheet(FORM).peek(row, 0)?.format);
    expect(formats).toEqual(['General', 'General']);
    const first = writes();
    await opened.host.apply([edit('A2', '3-5', '4-6')]);
    const second = writes() - first;
    const again = openWps(opened.wps.model, opened.wps.profile, store);
    await again.host.apply([edit('A2', '4-6', '5-7')]);
    expect(again.wps.crossings.byMember.get('Range.Value2')).toBe(second);
    expect(await again.host.diagnostics()).toContainEqual({
      label: 'Quirks',
      value: 'transposed null, apostrophe true, rules of cells',
    });
    await opened.leave();
    await again.leave();
  });

  test('a cell that WPS doesn’t take is refused as such, and the others are written', async () => {
    const opened = open();
    const sheet = opened.wps.model.sheet(FORM);
    const write = sheet.write.bind(sheet);
    jest.spyOn(sheet, 'write').mockImplementation((area, ...rest) => {
      if (area.top === 1) throw new Error('0x800A03EC');
      return write(area, ...rest);
    });
    const { applied, refused } = await opened.host.apply([edit('A1', 1, 10), edit('A2', 2, 20), edit('A3', 3, 30)]);
    expect(applied.map(({ cell }) => cell)).toEqual(['A1', 'A3']);
    expect(refused).toMatchObject([{ edit: { cell: 'A2' }, code: 'rejected', found: { value: 2 } }]);
    expect([0, 1, 2].map((row) => valueAt(opened, row))).toEqual([10, 2, 30]);
    const alone = { kind: 'unsupported', code: 'rejected', detail: { cells: ['A2'], cause: 'Error: 0x800A03EC' } };
    await expect(opened.host.apply([edit('A2', 2, 20)])).rejects.toMatchObject(alone);
    await opened.leave();
  });

  test('300 edits in a column take at most 700 crossings', async () => {
    const opened = open({}, [gridOf(Array.from({ length: 300 }, (_, at) => at))]);
    opened.wps.crossings.count = 0;
    const edits = Array.from({ length: 300 }, (_, at) => edit(`A${at + 1}`, at, at + 1000));
    expect((await opened.host.apply(edits)).applied).toHaveLength(300);
    shown(`crossings for 300 edits in a column: ${opened.wps.crossings.count}`);
    expect(opened.wps.crossings.count).toBeLessThanOrEqual(700);
    await opened.leave();
  });
});

describe('marks', () => {
  const marks = [1, 2, 3, 7, 9].map((row) => ({ sheet: FORM, cell: `A${row}`, severity: 'error' as const }));

  test('of a form take at most 60 crossings, clearing them at most 20 a sheet', async () => {
    const opened = open({}, [exampleForm('national')]);
    const { crossings } = opened.wps;
    const counted = async (work: Promise<unknown>): Promise<number> => {
      crossings.count = 0;
      await work;
      return crossings.count;
    };
    const all = marks.map((mark, at) => ({
      ...mark,
      severity: (['error', 'hint', 'warning'] as const)[at % 3] ?? 'hint',
    }));
    const first = await counted(opened.host.mark(all));
    const cleared = await counted(opened.host.clearMarks());
    shown(`crossings for the first marks of a form ${first}, for clearing them ${cleared}`);
    expect(first).toBeLessThanOrEqual(60);
    // Three rules: what is asked of the workbook as a whole comes once, however many sheets there are.
    const ofWorkbook = 5;
    expect(cleared - ofWorkbook).toBeLessThanOrEqual(20);
    await opened.leave();
  });

  test('that are there already stay', async () => {
    const opened = open({}, [exampleForm('national'), gridOf([1], '另一')]);
    const { crossings, model } = opened.wps;
    const some = marks.map((mark, at) => ({ ...mark, severity: at < 2 ? ('error' as const) : ('hint' as const) }));
    await opened.host.mark(some);
    const rules = [...model.sheet(FORM).conditionalFormats.list];
    expect(rules).toHaveLength(2);
    const added = crossings.byMember.get('FormatConditions.Add');
    await opened.host.mark([...some].reverse());
    expect([crossings.byMember.get('FormatConditions.Add'), crossings.byMember.get('FormatCondition.Delete')]).toEqual([
      added,
      undefined,
    ]);
    expect(model.sheet(FORM).conditionalFormats.list).toEqual(rules);
    // One cell less, and one of another severity: then they are set anew.
    await opened.host.mark(some.slice(1));
    expect(model.sheet(FORM).conditionalFormats.list.map(({ areas }) => areas.length)).toEqual([1, 3]);
    await opened.leave();
  });

  test('many areas go into several rules, each with a short address', async () => {
    const opened = open();
    const many = Array.from({ length: 200 }, (_, at) => ({
      sheet: FORM,
      cell: `A${at * 2 + 1}`,
      severity: 'hint' as const,
    }));
    await opened.host.mark(many);
    const rules = opened.wps.model.sheet(FORM).conditionalFormats.list;
    expect(rules.length).toBeGreaterThan(2);
    expect(rules.flatMap(({ areas }) => areas)).toHaveLength(200);
    for (const { stopIfTrue, fill } of rules) expect([stopIfTrue, fill]).toEqual([false, '#DDEBF7']);
    await opened.leave();
  });

  test('a cell that takes no more rules is left out and named, and the others are marked', async () => {
    const opened = open({ threeRules: true });
    const formats = opened.wps.model.sheet(FORM).conditionalFormats;
    const full = { top: 1, left: 0, bottom: 1, right: 0 };
    for (const formula of ['=A2>1', '=A2>2', '=A2>3']) formats.add({ areas: [full], formula });
    const told = { code: 'rejected', detail: { sheet: FORM, cells: ['A2'] } };
    await expect(opened.host.mark(marks)).rejects.toMatchObject(told);
    const ours = formats.list.filter(({ formula }) => formula.includes('绩核'));
    expect(ours.flatMap(({ areas }) => areas.map(({ top }) => top + 1)).sort((a, b) => a - b)).toEqual([1, 3, 7, 9]);
    await opened.leave();
  });

  test('a protected sheet keeps its marks, and is named when the others are done', async () => {
    const opened = open({}, [gridOf([1]), gridOf([1], '另一')]);
    await opened.host.mark(marks.slice(0, 1));
    opened.wps.model.sheet(FORM).protected = true;
    const told = { kind: 'protected', code: 'protected-sheet', detail: { sheet: FORM } };
    await expect(opened.host.mark([{ sheet: '另一', cell: 'A1', severity: 'hint' }])).rejects.toMatchObject(told);
    const counts = opened.wps.model.sheets.map(({ conditionalFormats }) => conditionalFormats.list.length);
    expect(counts).toEqual([1, 1]);
    await opened.leave();
  });

  test('that the user took away are looked for once more, and then forgotten', async () => {
    const opened = open({ rules: 'none' }, [gridOf([1, 2, 3]), gridOf([1], '另一')]);
    await opened.host.mark([...marks.slice(0, 2), { sheet: '另一', cell: 'A1', severity: 'hint' }]);
    const { model, crossings } = opened.wps;
    for (const { conditionalFormats } of model.sheets) conditionalFormats.list = [];
    const asked = async (): Promise<number> => {
      crossings.byMember.clear();
      await opened.host.clearMarks();
      return crossings.byMember.get('Worksheet.Range') ?? 0;
    };
    expect([(await asked()) > 0, await asked()]).toEqual([true, 0]);
    await opened.leave();
  });

  test.each([
    [1, '#FFC7CE', null],
    [2, null, 'Color: no answer'],
  ])('a colour that WPS drops %d time(s) is set once more, and missed after that', async (dropped, fill, cause) => {
    const opened = open();
    const formats = opened.wps.model.sheet(FORM).conditionalFormats;
    const add = formats.add.bind(formats);
    jest.spyOn(formats, 'add').mockImplementation((rule) => {
      const made = add(rule);
      let [left, held] = [dropped, made.fill];
      return Object.defineProperty(made, 'fill', {
        get: () => held,
        set: (value: string) => {
          if (left <= 0) held = value;
          left -= 1;
        },
      });
    });
    const told = await opened.host.mark(marks.slice(0, 1)).then(
      () => null,
      (error: unknown) => (error instanceof DocumentError ? error.detail.cause : error),
    );
    expect(told).toBe(cause);
    expect(formats.list.map((rule) => rule.fill)).toEqual(fill === null ? [] : [fill]);
    await opened.leave();
  });
});

test('a cell out of sight is brought into it', async () => {
  const opened = open();
  await opened.host.locate(FORM, 'C5');
  expect([opened.wps.selected, opened.wps.scrolledTo]).toEqual([`${FORM}!C5`, { row: 1, column: 1 }]);
  await opened.host.locate(FORM, 'AA200');
  expect([opened.wps.selected, opened.wps.scrolledTo]).toEqual([`${FORM}!AA200`, { row: 198, column: 25 }]);
  await opened.leave();
});

test.each<[string, () => unknown]>([
  [
    'refuses',
    () => {
      throw new Error('0x800A03EC');
    },
  ],
  ['does nothing', () => undefined],
])('a cell is shown all the same where WPS %s once', async (_what, fail) => {
  const opened = open();
  const { crossings } = opened.wps;
  const cross = crossings.cross.bind(crossings);
  let failures = 1;
  jest.spyOn(crossings, 'cross').mockImplementation((member, work) => {
    if (member !== 'Range.Select' || failures === 0) return cross(member, work);
    failures -= 1;
    return fail();
  });
  await opened.host.locate(FORM, 'C5');
  expect([failures, opened.wps.selected]).toEqual([0, `${FORM}!C5`]);
  await opened.leave();
});

test('the diagnostics tell builds and shapes, and nothing of the user’s', async () => {
  const opened = open();
  const told = await opened.host.diagnostics();
  const labels = ['Host', 'WPS', 'Chromium', 'FileFormat', 'ReadOnly', 'ApiEvent', 'FileSystem', 'Quirks'];
  expect(told.map(({ label }) => label)).toEqual(labels);
  expect(told.map(({ value }) => value)).toEqual([
    'WPS表格 12.0 (26885)',
    '12.1.0.28043',
    '-',
    '51',
    'false',
    'yes',
    '-',
    'transposed null, apostrophe false, rules of cells',
  ]);
  expect(JSON.stringify(told)).not.toContain('自评表');
  await opened.leave();
});

test('what WPS refuses to tell is in the diagnostics with its words', () => {
  const root = {
    app: {
      Name: 'WPS表格',
      get Version(): string {
        throw new Error('no version');
      },
      get Build(): string {
        throw new Error('no build');
      },
      Path: '',
    },
    service: () => undefined,
  } as unknown as WpsRoot;
  const quirks = { orientation: { transposed: false }, apostrophe: false, rulesOf: 'sheet' };
  const session = { workbook: { book: {} }, quirks } as unknown as Session;
  expect(diagnose(root, session, '').map(({ value }) => value)).toEqual([
    'WPS表格 no version (no build)',
    '-',
    '-',
    '-',
    '-',
    '-',
    '-',
    'transposed false, apostrophe false, rules of sheet',
  ]);
  const userAgent = 'Mozilla/5.0 (X11; Linux) Chrome/87.0.4280.141 Safari/537.36 WpsOfficeApp/12.8.2 (uos)';
  const [, wps, chromium, , , events, files] = diagnose({ ...root, service: () => ({}) as never }, session, userAgent);
  expect([wps?.value, chromium?.value]).toEqual(['WpsOfficeApp/12.8.2', 'Chrome/87.0.4280.141']);
  expect([events?.value, files?.value]).toEqual(['yes', 'yes']);
});
