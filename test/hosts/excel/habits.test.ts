import type { DocumentError } from '../../../src/formats/error.ts';
import type { CellMark } from '../../../src/formats/mark-style.ts';
import { grid } from '../../support/grid-builder.ts';
import { areaAddress, parseArea, singleCell } from '../sheet-model/area.ts';
import type { RuleFault } from '../sheet-model/conditional-formats.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Excel as it behaves beside what it documents: the sources are named where the emulator's switches are. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const mark = (cell: string, severity: CellMark['severity'] = 'error', sheet = FORM): CellMark => ({
  sheet,
  cell,
  severity,
});

function marks(sheet = FORM): string[] {
  return excel.workbook
    .sheet(sheet)
    .conditionalFormats.list.filter(({ formula }) => formula.includes('绩核:'))
    .map(({ areas, formula }) => `${areas.map(areaAddress).join(' ')}: ${formula}`);
}

const rules = (sheet = FORM): number => excel.workbook.sheet(sheet).conditionalFormats.list.length;

const APIS = ['ExcelApi 1.7', 'ExcelApi 1.9', 'ExcelApi 1.15'] as const;

describe.each(APIS)('rules of the user that Excel lists and doesn’t find (%s)', (requirementSet) => {
  test.each(['not-found', 'spoils-the-list'] as const)(
    '%s: marks come and go on all sheets',
    async (fault: RuleFault) => {
      excel = await openExcel([grid('甲', [[1]]), grid(FORM, [[1]]), grid('乙', [[1]])], { requirementSet });
      const spoilt = excel.workbook.sheet(FORM).conditionalFormats;
      const areas = [parseArea('A1:D9') ?? singleCell(0, 0)];
      spoilt.add({ areas, formula: '=$A1>1', fill: '#00FF00' });
      spoilt.add({ areas, formula: '=$A1>100', fill: '#00FF00', fault });
      spoilt.add({ areas, formula: '=$A1>100', fill: '#00FF00', fault });
      const all = ['甲', FORM, '乙'].map((sheet) => mark('A1', 'error', sheet));
      await excel.host.mark(all);
      for (const sheet of ['甲', FORM, '乙']) expect(marks(sheet)).toEqual(['A1: =LEN("绩核:error")>0']);
      await excel.host.mark([mark('B2', 'hint'), ...all.slice(1)]);
      expect(marks('甲')).toEqual([]);
      expect(marks(FORM)).toEqual(['A1: =LEN("绩核:error")>0', 'B2: =LEN("绩核:hint")>0']);
      await excel.host.clearMarks();
      for (const sheet of ['甲', FORM, '乙']) expect(marks(sheet)).toEqual([]);
      expect(rules(FORM)).toBe(3);
    },
  );

  test('a mark of ours that can’t be taken away is said when everything else is done', async () => {
    excel = await openExcel([grid('甲', [[1]]), grid(FORM, [[1]])], { requirementSet });
    await excel.host.mark([mark('A1'), mark('A1', 'error', '甲')]);
    const [ours] = excel.workbook.sheet('甲').conditionalFormats.list;
    excel.workbook.habits.undeletable = ours ?? null;
    await expect(excel.host.clearMarks()).rejects.toMatchObject({ kind: 'unknown', detail: { cause: '1 marks stay' } });
    expect([marks(), marks('甲')]).toEqual([[], ['A1: =LEN("绩核:error")>0']]);
  });
});

test.each([
  ['=LÄNGE("绩核:error")>0'],
  ['=0<LEN("绩核:error")'],
  ['=LEN("绩核:error")+0>0'],
  ['LEN("绩核:error")>0'],
  [' = ( _xlfn.LEN( "绩核:error" ) > 0 ) '],
])('our marks are known by their signature, told as %s', async (reported) => {
  excel = await openExcel([grid(FORM, [[1]])], { requirementSet: 'ExcelApi 1.9' });
  excel.workbook.habits.tellFormula = (formula) => (formula.includes('绩核:error') ? reported : formula);
  for (let time = 0; time < 3; time++) await excel.host.mark([mark('A1'), mark('C3')]);
  expect(rules()).toBe(1);
  await excel.host.clearMarks();
  expect(rules()).toBe(0);
});

test('a rule that looks at a cell and speaks of us is the user’s', async () => {
  excel = await openExcel([grid(FORM, [[1]])], { requirementSet: 'ExcelApi 1.9' });
  const { conditionalFormats } = excel.workbook.sheet(FORM);
  const theirs = ['=A1="绩核:error"', '=$B:$B="绩核:hint"', '=表!A1&"绩核:hint"', '=R1C1="绩核:error"'];
  for (const formula of theirs) conditionalFormats.add({ areas: [singleCell(0, 0)], formula });
  await excel.host.mark([mark('A1')]);
  await excel.host.clearMarks();
  expect(rules()).toBe(theirs.length);
});

describe.each(APIS)('marks that are there already (%s)', (requirementSet) => {
  test('cost nothing: Excel gets no write, so the user can undo what they could', async () => {
    excel = await openExcel([grid(FORM, [[1]]), grid('乙', [[1]])], { requirementSet });
    const all = [mark('A1'), mark('A2'), mark('B5', 'hint'), mark('C1', 'warning', '乙'), mark('F1', 'warning', '乙')];
    await excel.host.mark(all);
    const { writeRequests } = excel.stats;
    expect(writeRequests).toBe(1);
    await excel.host.mark([...all].reverse());
    expect(excel.stats.writeRequests).toBe(writeRequests);
    expect(rules() + rules('乙')).toBe(requirementSet === 'ExcelApi 1.7' ? 4 : 3);
  });

  test('only those that differ are written', async () => {
    excel = await openExcel([grid(FORM, [[1]]), grid('乙', [[1]])], { requirementSet });
    await excel.host.mark([mark('A1'), mark('B5', 'hint'), mark('A1', 'error', '乙')]);
    const kept = excel.workbook.sheet(FORM).conditionalFormats.list.find(({ formula }) => formula.includes('hint'));
    const { requests } = excel;
    const before = requests.length;
    await excel.host.mark([mark('A3'), mark('B5', 'hint'), mark('A1', 'error', '乙')]);
    expect(marks()).toEqual(['B5: =LEN("绩核:hint")>0', 'A3: =LEN("绩核:error")>0']);
    expect(excel.workbook.sheet(FORM).conditionalFormats.list[0]).toBe(kept);
    const written = requests.slice(before).flatMap(({ body }) => body.Actions.map(({ Name }) => Name));
    expect(written.filter((name) => name === 'Delete')).toHaveLength(1);
    expect(written.filter((name) => name === 'Formula')).toHaveLength(1);
    // Looking again, nothing differs any more.
    const { writeRequests } = excel.stats;
    await excel.host.mark([mark('A3'), mark('B5', 'hint'), mark('A1', 'error', '乙')]);
    expect(excel.stats.writeRequests).toBe(writeRequests);
  });
});

describe('what is in front', () => {
  test.each(['active', 'all'] as const)('another workbook: %s', async (scope) => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.workbook.habits.otherWorkbookInFront = true;
    const read = excel.host.readSheets(scope);
    if (scope === 'active') await expect(read).rejects.toMatchObject({ kind: 'unsupported', code: 'other-workbook' });
    else expect((await read).map(({ name }) => name)).toEqual([FORM]);
  });

  test.each(['GeneralException', 'ItemNotFound', 'UnsupportedSheet', 'InvalidOperation'] as const)(
    'a chart sheet: %s',
    async (code) => {
      excel = await openExcel([grid('图表', [[1]]), grid(FORM, [[1]])]);
      excel.workbook.sheet('图表').isChart = true;
      excel.workbook.habits.chartInFront = code;
      await expect(excel.host.readSheets('active')).rejects.toMatchObject({ kind: 'unsupported', code: 'chart-sheet' });
    },
  );

  test('an error of a moment isn’t taken for a chart sheet', async () => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.faults.failAction(({ Name }) => Name === '' || Name === undefined, 'GeneralException');
    await expect(excel.host.readSheets('active')).rejects.toMatchObject({ kind: 'unknown', code: 'unknown' });
  });
});

describe.each(APIS)('chart sheets in the workbook (%s)', (requirementSet) => {
  test.each([[['图表', FORM, '乙']], [[FORM, '图表', '乙']], [[FORM, '乙', '图表']], [['图表', FORM, '乙', '图表 2']]])(
    '%j: the others are read, marked and cleared',
    async (names) => {
      excel = await openExcel(
        names.map((name) => grid(name, [[1]])),
        { requirementSet },
      );
      for (const name of names) if (name.startsWith('图表')) excel.workbook.sheet(name).isChart = true;
      expect((await excel.host.readSheets('all')).map(({ name }) => name)).toEqual([FORM, '乙']);
      expect((await excel.host.readSheets(['乙', names[0] ?? '', names[1] ?? ''])).map(({ name }) => name)).toEqual(
        names.slice(0, 2).includes(FORM) ? [FORM, '乙'] : ['乙'],
      );
      await excel.host.mark([mark('A1'), mark('A1', 'hint', '乙')]);
      expect([marks(), marks('乙')]).toEqual([['A1: =LEN("绩核:error")>0'], ['A1: =LEN("绩核:hint")>0']]);
      await excel.host.clearMarks();
      expect([rules(), rules('乙')]).toEqual([0, 0]);
    },
  );
});

test('many sheets with some charts among them are still read in few round trips', async () => {
  const names = Array.from({ length: 64 }, (_, index) => `表 ${index + 1}`);
  excel = await openExcel(names.map((name) => grid(name, [[1]])));
  for (const at of [3, 40]) excel.workbook.sheet(names[at] ?? '').isChart = true;
  const read = await excel.host.readSheets('all');
  expect(read.map(({ name }) => name)).toEqual(names.filter((_, index) => index !== 3 && index !== 40));
  expect(excel.stats.roundTrips).toBeLessThan(40);
});

describe('InvalidOperation', () => {
  test('means editing where Excel answers nothing else', async () => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.faults.editingCode = 'InvalidOperation';
    excel.faults.editing = true;
    await expect(excel.host.readSheets('active')).rejects.toMatchObject({ kind: 'editing', code: 'editing' });
    await expect(excel.host.mark([mark('A1')])).rejects.toMatchObject({ kind: 'editing', code: 'editing' });
  });

  test.each(APIS)('means editing wherever it comes between marks, charts and unreadable rules (%s)', async (api) => {
    let edited = 0;
    for (let trip = 1; trip < 16; trip++) {
      excel = await openExcel([grid(FORM, [[1]]), grid('图表', [[1]])], { requirementSet: api });
      excel.workbook.sheet('图表').isChart = true;
      const areas = [singleCell(0, 0)];
      excel.workbook.sheet(FORM).conditionalFormats.add({ areas, formula: '=$A1>1', fault: 'spoils-the-list' });
      await excel.host.mark([mark('A1')]);
      excel.faults.editingCode = 'InvalidOperation';
      excel.faults.beforeRoundTrip(excel.stats.roundTrips + trip, () => {
        excel.faults.editing = true;
      });
      const outcome = await excel.host.clearMarks().then(
        () => 'cleared',
        (error: unknown) => (error as DocumentError).code,
      );
      excel.faults.editing = false;
      if (outcome === 'cleared') expect(marks()).toEqual([]);
      else {
        expect(outcome).toBe('editing');
        edited += 1;
      }
      excel.faults.clear();
      await excel.leave();
    }
    expect(edited).toBeGreaterThan(3);
    excel = await openExcel([grid(FORM, [[1]])]);
  });

  test('and something else where it does', async () => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.faults.failAction(({ Name }) => Name === 'Activate', 'InvalidOperation');
    await expect(excel.host.locate(FORM, 'A1')).rejects.toMatchObject({ kind: 'unsupported', code: 'rejected' });
  });
});
