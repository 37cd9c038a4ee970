import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import type { WpsHost } from '../../../src/hosts/wps/host.ts';
import { type ProbeReport, probe } from '../../../src/hosts/wps/probe.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { profileWith, type WpsProfile } from '../wps-emulator/profile.ts';
import { type OpenWps, openWps } from './open-wps.ts';

/**
 * A WPS that never answers one of the questions, however often it is asked. Who reads the diagnostic that a user copies is to know
 * which question it was; and what is a courtesy alone is left out without a word.
 */

const FORM = '自评表';

/** Formulas, an error that was typed, a merged area, wrapped texts, and a sheet that is protected but for all its cells. */
function model(): WorkbookModel {
  const made = new WorkbookModel();
  const sheet = made.addSheet(FORM, 'user');
  made.addSheet('另一张', 'user');
  made.type(FORM, 'A1', '指标');
  made.type(FORM, 'B1', '值');
  made.type(FORM, 'A2', '#N/A');
  made.type(FORM, 'B2', '=1+1');
  made.type(FORM, 'A3', '合格率');
  sheet.cell(2, 1).format = '0.00%';
  sheet.cell(3, 0).wrap = true;
  sheet.rowHeights.set(3, 14.25);
  sheet.columnWidths.set(0, 60);
  sheet.merge({ top: 3, left: 0, bottom: 4, right: 0 });
  sheet.unlock({ top: 0, left: 0, bottom: 9, right: 9 });
  sheet.protectionOptions = { allowFormatRows: true };
  sheet.protected = true;
  return made;
}

const unprotected = ({ wps }: OpenWps): void => {
  wps.model.sheet(FORM).protected = false;
};

const edit = (cell: string, to: CellEdit['to'], legible = false): CellEdit => ({
  sheet: FORM,
  cell,
  from: { value: null },
  to,
  ...(legible ? { legible } : {}),
});

const EDITS = [
  edit('C2', { value: 9 }),
  edit('C3', { value: null, formula: 'B2' }),
  edit('A4', { value: '汛期停工一个月，部分标段推迟开工，工期相应顺延。' }, true),
];

type Work = (host: WpsHost, opened: OpenWps) => Promise<unknown>;

/** By member that the work crosses, what comes of it where that is silent. */
async function silences(
  profile: Partial<WpsProfile>,
  work: Work,
  prepare: (opened: OpenWps) => unknown = () => undefined,
  tell: (whole: unknown, found: unknown) => string = (whole, found) =>
    JSON.stringify(found) === JSON.stringify(whole) ? 'as usual' : 'done',
): Promise<string[]> {
  const opening = async (): Promise<OpenWps> => {
    const opened = openWps(model(), profileWith(profile));
    await prepare(opened);
    opened.wps.crossings.byMember.clear();
    return opened;
  };
  const opened = await opening();
  const whole = await work(opened.host, opened);
  const members = [...opened.wps.crossings.byMember.keys()];
  const told: string[] = [];
  for (const member of members) {
    const silent = await opening();
    silent.wps.crossings.silence(member);
    try {
      told.push(`${member}: ${tell(whole, await work(silent.host, silent))}`);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      const { cause } = error.detail;
      told.push(`${member}: ${error.code}${cause === undefined ? '' : ` (${cause})`}`);
    }
  }
  return told;
}

const lines = (text: string): string[] => text.trim().split(/\n\s*/);

test('reading', async () => {
  expect(await silences({ errors: 'texts' }, (host) => host.readSheets('all'))).toEqual(
    lines(`
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Count: unknown (Worksheets.Count: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: done
    Worksheet.Visible: unknown (Visible: no answer)
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    Worksheet.UsedRange: unknown (UsedRange: no answer)
    Range.Address: as usual
    Worksheet.Range: unknown (Range A1:B3: no answer)
    Range.Value2: unknown (orientation: no answer)
    Range.Formula: unknown (Formula: no answer)
    Application.WorksheetFunction: done
    WorksheetFunction.IsError: unknown (IsError: no answer)
    Range.NumberFormat: unknown (NumberFormat: no answer)
    Range.Hidden: unknown (Hidden: no answer)
  `),
  );
});

test('an error that this WPS doesn’t tell', async () => {
  const told = await silences({ errors: 'null' }, (host) => host.readSheets('active'));
  expect(told).toEqual(
    lines(`
    Workbook.ActiveSheet: unknown (ActiveSheet: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.CodeName: done
    Worksheet.Visible: unknown (Visible: no answer)
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    Worksheet.UsedRange: unknown (UsedRange: no answer)
    Range.Address: as usual
    Worksheet.Range: unknown (Range A1:B3: no answer)
    Range.Value2: unknown (orientation: no answer)
    Range.Formula: unknown (Formula: no answer)
    Range.Text: unknown (Text: no answer)
    Range.NumberFormat: unknown (NumberFormat: no answer)
    Range.Hidden: unknown (Hidden: no answer)
  `),
  );
});

test('writing', async () => {
  expect(await silences({}, (host) => host.apply(EDITS))).toEqual(
    lines(`
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    Worksheet.Protection: unknown (Protection: no answer)
    Protection.AllowFormattingCells: unknown (AllowFormattingCells: no answer)
    Worksheet.Range: unknown (Range C2:C3: no answer)
    Range.Value2: unknown (Value2: no answer)
    Range.Formula: unknown (Formula: no answer)
    Range.NumberFormat: unknown (NumberFormat: no answer)
    Range.MergeCells: unknown (MergeCells: no answer)
    Range.HasArray: unknown (HasArray: no answer)
    Range.HasSpill: as usual
    Range.AllowEdit: as usual
    Range.MergeArea: unknown (MergeArea: no answer)
    Range.Address: as usual
    Application.ScreenUpdating: as usual
    Protection.AllowFormattingRows: done
    Range.RowHeight: done
    Range.WrapText: done
    Range.Font: done
    Range.Width: done
    Font.Size: done
    Range.Height: done
  `),
  );
});

test('writing in a build that knows less', async () => {
  const told = await silences({ hasSpill: false, hasAllowEdit: false }, (host) => host.apply(EDITS));
  expect(told).toEqual(
    lines(`
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    Worksheet.Protection: unknown (Protection: no answer)
    Protection.AllowFormattingCells: unknown (AllowFormattingCells: no answer)
    Worksheet.Range: unknown (Range C2:C3: no answer)
    Range.Value2: unknown (Value2: no answer)
    Range.Formula: unknown (Formula: no answer)
    Range.NumberFormat: unknown (NumberFormat: no answer)
    Range.MergeCells: unknown (MergeCells: no answer)
    Range.HasArray: unknown (HasArray: no answer)
    Range.Locked: unknown (Locked: no answer)
    Range.MergeArea: unknown (MergeArea: no answer)
    Range.Address: as usual
    Application.ScreenUpdating: as usual
    Protection.AllowFormattingRows: done
    Range.RowHeight: done
    Range.WrapText: done
    Range.Font: done
    Range.Width: done
    Font.Size: done
    Range.Height: done
  `),
  );
});

const MARKS = [{ sheet: FORM, cell: 'A3', severity: 'error' as const }];

test('marking', async () => {
  expect(await silences({}, (host) => host.mark(MARKS), unprotected)).toEqual(
    lines(`
    Application.ScreenUpdating: as usual
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Count: unknown (Worksheets.Count: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Worksheet.Cells: unknown (Cells: no answer)
    Range.FormatConditions: unknown (FormatConditions: no answer)
    FormatConditions.Count: unknown (FormatConditions.Count: no answer)
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    Worksheet.Range: rejected
    FormatConditions.Add: rejected
    FormatCondition.Interior: unknown (Interior: no answer)
    Interior.Color: unknown (Color: no answer)
    FormatCondition.Font: unknown (Font: no answer)
    Font.Color: unknown (Color: no answer)
    FormatCondition.StopIfTrue: as usual
    FormatCondition.SetLastPriority: as usual
  `),
  );
});

test('clearing marks where WPS lists none of them', async () => {
  const told = await silences(
    { rules: 'none' },
    (host) => host.clearMarks(),
    async (opened) => {
      unprotected(opened);
      await opened.host.mark(MARKS);
    },
  );
  expect(told).toEqual(
    lines(`
    Application.ScreenUpdating: as usual
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Count: unknown (Worksheets.Count: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Worksheet.UsedRange: unknown (UsedRange: no answer)
    Range.FormatConditions: unknown (FormatConditions: no answer)
    Workbook.FullName: no-workbook (FullName: no answer)
    Worksheet.Range: unknown (Range A3: no answer)
    FormatConditions.Count: unknown (FormatConditions.Count: no answer)
    FormatConditions.Item: unknown (FormatConditions.Item: no answer)
    FormatCondition.Type: unknown (Type: no answer)
    FormatCondition.Formula1: unknown (Formula1: no answer)
    Worksheet.ProtectContents: unknown (ProtectContents: no answer)
    FormatCondition.Delete: unknown (FormatCondition.Delete: no answer)
  `),
  );
});

test('making a sheet', async () => {
  expect(await silences({}, (host) => host.ensureSheet('新'))).toEqual(
    lines(`
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Sheets.Count: unknown (Worksheets.Count: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Workbook.ProtectStructure: unknown (ProtectStructure: no answer)
    Workbook.ActiveSheet: as usual
    Sheets.Add: unknown (Worksheets.Add: no answer)
    Worksheet.Activate: as usual
  `),
  );
});

test('showing a cell', async () => {
  expect(await silences({}, (host) => host.locate('另一张', 'B60'))).toEqual(
    lines(`
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet 1: no answer)
    Worksheet.Name: unknown (Name: no answer)
    Worksheet.CodeName: as usual
    Worksheet.Visible: hidden-sheet
    Workbook.Activate: as usual
    Worksheet.Activate: unknown (Error: 0x800A03EC)
    Worksheet.Range: unknown (Range B60: no answer)
    Range.Select: unknown (Select: no answer)
    Workbook.ActiveSheet: unknown (Select: no answer)
    Application.Selection: unknown (Select: no answer)
    Range.Address: unknown (Select: no answer)
    Application.ActiveWindow: as usual
    Window.VisibleRange: as usual
    Window.ScrollRow: as usual
    Window.ScrollColumn: as usual
  `),
  );
});

test('trying what this WPS is like', async () => {
  const differing = (whole: unknown, found: unknown): string => {
    const [before, now] = [whole as ProbeReport, found as ProbeReport];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    const others = keys
      .filter((key) => key !== 'millisecondsFor100' && before[key] !== now[key])
      .map((key) => `${key} ${JSON.stringify(before[key])} → ${JSON.stringify(now[key])}`)
      .join('; ');
    return others === '' ? 'as usual' : others;
  };
  const probing: Work = (host, { root }) => host.study((quirks) => probe(root, quirks));
  expect(await silences({}, probing, undefined, differing)).toEqual(
    lines(`
    Application.ActiveWorkbook: as usual
    Application.Workbooks: no-workbook (Workbooks.Add)
    Workbooks.Add: no-workbook (Workbooks.Add)
    Workbook.Worksheets: unknown (Worksheets: no answer)
    Sheets.Item: unknown (sheet: no answer)
    Application.Name: name "WPS表格" → undefined
    Application.Version: version "12.0" → undefined
    Application.Build: build 26885 → undefined
    Application.Ready: ready true → undefined
    Worksheet.Range: unknown (E5: no answer)
    Range.NumberFormat: generalFormat "General" → undefined; reformats false → true; mixed "null" → "undefined"
    Range.Value2: write A1 true → false; write B1 true → false; write A2 true → false; write B2 true → false; write A3 true → false; write B3 true → false; arrays "rows" → "undefined"; empty "null" → "undefined"; errors "numbers" → "undefined"; formulaOfError "#N/A" → ""; keepsApostrophe false → "undefined"; eventsOfWrites "after" → "never"; eventAddress "absolute" → undefined
    Range.Formula: formulaOfError "#N/A" → undefined
    Worksheet.ProtectContents: truths "booleans" → "undefineds"
    Range.Hidden: hiddenOfRows "boolean" → "undefined"
    Worksheet.CodeName: codeNames "given" → "missing"
    Range.HasSpill: hasSpill true → false
    Range.AllowEdit: hasAllowEdit true → false
    Application.WorksheetFunction: hasIsError true → "unknown/unknown: WorksheetFunction: no answer"
    WorksheetFunction.IsError: hasIsError true → false
    ApiEvent.AddApiEventListener: eventsOfWrites "after" → "never"; eventAddress "absolute" → undefined
    Range.Address: eventAddress "absolute" → "relative"
    ApiEvent.RemoveApiEventListener: as usual
    Range.FormatConditions: stopIfTrueFirst true → undefined; formulaAsGiven true → "unknown/unknown: FormatConditions: no answer"; rules "all" → "unknown/unknown: FormatConditions: no answer"
    FormatConditions.Add: stopIfTrueFirst true → undefined; formulaAsGiven true → "unknown/unknown: Add: no answer"; rules "all" → "unknown/unknown: Add: no answer"
    FormatCondition.StopIfTrue: stopIfTrueFirst true → false
    FormatCondition.Formula1: formulaAsGiven true → undefined
    Worksheet.Cells: rules "all" → "unknown/unknown: Cells: no answer"
    FormatConditions.Count: rules "all" → "none"
    Workbook.Close: as usual
    Workbook.Activate: as usual
  `),
  );
});
