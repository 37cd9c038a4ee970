/**
 * What the WPS in front does where builds differ: tried in a new workbook, which is closed without saving. Nothing of the user's is
 * read or written; what comes out is for developers, and for this page itself.
 */

import { DocumentError } from '../../formats/error.ts';
import { MARK_STYLES } from '../../formats/mark-style.ts';
import { GENERAL_FORMATS } from '../cell-kinds.ts';
import type { EtApiEvent, EtRange, EtWorkbook, EtWorksheet, Maybe, SheetListener } from './et.ts';
import type { Quirks } from './quirks.ts';
import type { WpsRoot } from './root.ts';
import { isNothing, object, plain, scalar } from './values.ts';

/** By question what was answered; a question that failed has the error's text. */
export type ProbeReport = Readonly<Record<string, unknown>>;

/** Milliseconds in which an event of a write has come, if it ever does. */
const EVENT_TIME = 200;
const TIMED_READS = 100;
const MARK = `=${MARK_STYLES.hint.formula}`;

type Answers = Record<string, unknown>;

/** @throws DocumentError `no-workbook` where no new workbook can be made */
export async function probe(root: WpsRoot, quirks: Quirks): Promise<ProbeReport> {
  const before = root.app.ActiveWorkbook;
  const book = made(root);
  try {
    const sheets = object(() => book.Worksheets, 'Worksheets');
    const sheet = object(() => sheets.Item(1), 'sheet');
    const answers: Answers = {};
    askIdentity(root, answers);
    askShapes(sheet, answers);
    askMembers(root, sheet, answers);
    await askEvents(root, sheet, answers);
    await askRules(root, sheet, answers);
    if (answers['keepsApostrophe'] === true) quirks.learnApostrophe();
    if (answers['rules'] === 'used' || answers['rules'] === 'none') quirks.learnRules();
    return answers;
  } finally {
    try {
      book.Close(false);
      before?.Activate();
    } catch {
      // It stays open, and is empty but for what was tried.
    }
  }
}

function made({ app }: WpsRoot): EtWorkbook {
  const failure = new DocumentError('gone', 'no-workbook', { cause: 'Workbooks.Add' });
  try {
    const book = object(() => app.Workbooks, 'Workbooks').Add();
    if (!isNothing(book)) return book;
  } catch (error) {
    failure.cause = error;
  }
  throw failure;
}

function ask(answers: Answers, question: string, answer: () => unknown): void {
  try {
    answers[question] = answer();
  } catch (error) {
    answers[question] = error instanceof Error ? error.message : plain(error);
  }
}

function rangeIn(sheet: EtWorksheet, address: string): EtRange {
  return object(() => sheet.Range(address), address);
}

function kindOf(value: unknown): string {
  return value === '' ? '""' : value === null ? 'null' : typeof value;
}

function askIdentity({ app, service }: WpsRoot, answers: Answers): void {
  ask(answers, 'name', () => app.Name);
  ask(answers, 'version', () => app.Version);
  ask(answers, 'build', () => app.Build);
  ask(answers, 'ready', () => app.Ready);
  ask(answers, 'events', () => kindOf(service('ApiEvent')));
  ask(answers, 'fileSystem', () => kindOf(service('FileSystem')));
  ask(answers, 'pluginStorage', () => kindOf(service('PluginStorage')));
}

function askShapes(sheet: EtWorksheet, answers: Answers): void {
  ask(answers, 'generalFormat', () => rangeIn(sheet, 'F1').NumberFormat);
  for (const [address, value] of [
    ['A1', 1],
    ['B1', 2],
    ['A2', 3],
    ['B2', 4],
    ['A3', 5],
    ['B3', 6],
  ] as const)
    ask(answers, `write ${address}`, () => {
      rangeIn(sheet, address).Value2 = value;
      return scalar(rangeIn(sheet, address).Value2) === value;
    });
  ask(answers, 'reformats', () => {
    const format = rangeIn(sheet, 'A1').NumberFormat;
    return typeof format !== 'string' || !GENERAL_FORMATS.has(format);
  });
  ask(answers, 'arrays', () => {
    const [block, line] = [rangeIn(sheet, 'A1:B3').Value2, rangeIn(sheet, 'A1:B1').Value2];
    if (!Array.isArray(block)) return kindOf(block);
    if (block.length === 2) return 'transposed';
    return Array.isArray(line) && !Array.isArray(line[0]) ? 'flat' : 'rows';
  });
  ask(answers, 'empty', () => kindOf(scalar(rangeIn(sheet, 'D9').Value2)));
  ask(answers, 'errors', () => {
    rangeIn(sheet, 'C1').Value2 = '#N/A';
    const value = scalar(rangeIn(sheet, 'C1').Value2);
    return typeof value === 'number' ? 'numbers' : value === '#N/A' ? 'texts' : kindOf(value);
  });
  ask(answers, 'formulaOfError', () => scalar(rangeIn(sheet, 'C1').Formula));
  ask(answers, 'mixed', () => {
    rangeIn(sheet, 'B2').NumberFormat = '0.00%';
    return kindOf(rangeIn(sheet, 'B1:B3').NumberFormat);
  });
  ask(answers, 'keepsApostrophe', () => {
    rangeIn(sheet, 'C2').Value2 = "'3-5";
    const value = scalar(rangeIn(sheet, 'C2').Value2);
    return value === "'3-5" ? true : value === '3-5' ? false : kindOf(value);
  });
  ask(answers, 'truths', () =>
    typeof sheet.ProtectContents === 'boolean' ? 'booleans' : `${typeof sheet.ProtectContents}s`,
  );
  ask(answers, 'hiddenOfRows', () => kindOf(rangeIn(sheet, '1:9').Hidden));
  ask(answers, 'longAddress', () => {
    const cells = Array.from({ length: 70 }, (_, at) => `AA${at * 2 + 100}`).join(',');
    return kindOf(rangeIn(sheet, cells).Count);
  });
  const start = Date.now();
  for (let times = 0; times < TIMED_READS; times++)
    ask(answers, 'millisecondsFor100', () => rangeIn(sheet, 'A1').Value2);
  answers['millisecondsFor100'] = Date.now() - start;
}

function askMembers({ app }: WpsRoot, sheet: EtWorksheet, answers: Answers): void {
  ask(answers, 'codeNames', () => {
    const code = sheet.CodeName;
    return isNothing(code) ? 'missing' : code === '' ? 'empty' : 'given';
  });
  ask(answers, 'addressIsProperty', () => typeof rangeIn(sheet, 'A1').Address !== 'function');
  ask(answers, 'hasSpill', () => !isNothing(rangeIn(sheet, 'A1').HasSpill));
  ask(answers, 'hasAllowEdit', () => !isNothing(rangeIn(sheet, 'A1').AllowEdit));
  ask(answers, 'hasIsError', () => {
    const functions = object(() => app.WorksheetFunction, 'WorksheetFunction');
    return !isNothing(functions.IsError(rangeIn(sheet, 'C1')));
  });
}

/** What comes of a write as an event, and when. */
async function heard(
  events: EtApiEvent,
  write: () => void,
): Promise<{ when: 'during' | 'after' | 'never'; address: string }> {
  let isWriting = true;
  let when: 'during' | 'after' | 'never' = 'never';
  let address = '';
  const listener: SheetListener = (_sheet, target: Maybe<EtRange>) => {
    if (when === 'never') when = isWriting ? 'during' : 'after';
    const member: unknown = target?.Address;
    address = plain(typeof member === 'function' ? (member as () => unknown).call(target) : member);
  };
  events.AddApiEventListener('SheetChange', listener);
  try {
    write();
    isWriting = false;
    await new Promise((resolve) => {
      setTimeout(resolve, EVENT_TIME);
    });
  } finally {
    events.RemoveApiEventListener('SheetChange', listener);
  }
  return { when, address };
}

async function askEvents({ service }: WpsRoot, sheet: EtWorksheet, answers: Answers): Promise<void> {
  const events = service('ApiEvent');
  if (isNothing(events)) return;
  // Those of earlier writes are still on their way.
  await new Promise((resolve) => {
    setTimeout(resolve, EVENT_TIME);
  });
  const { when, address } = await heard(events, () => {
    rangeIn(sheet, 'E5').Value2 = 1;
  });
  answers['eventsOfWrites'] = when;
  if (address !== '')
    answers['eventAddress'] = address.includes('!') ? 'qualified' : address.includes('$') ? 'absolute' : 'relative';
}

async function askRules({ service }: WpsRoot, sheet: EtWorksheet, answers: Answers): Promise<void> {
  const addIn = (address: string): unknown => {
    const rules = object(() => rangeIn(sheet, address).FormatConditions, 'FormatConditions');
    const rule = object(() => rules.Add(2, undefined, MARK), 'Add');
    answers['stopIfTrueFirst'] = Boolean(rule.StopIfTrue);
    return rule.Formula1 === MARK ? true : rule.Formula1;
  };
  const events = service('ApiEvent');
  const mark = (): void => ask(answers, 'formulaAsGiven', () => addIn('A1'));
  if (isNothing(events)) mark();
  else answers['eventsOfMarks'] = (await heard(events, mark)).when !== 'never';
  ask(answers, 'rules', () => {
    addIn('Z60');
    const all = object(() => sheet.Cells, 'Cells');
    const { Count: count } = object(() => all.FormatConditions, 'FormatConditions');
    return count === 2 ? 'all' : count === 1 ? 'used' : 'none';
  });
}
