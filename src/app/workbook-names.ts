/** Which files a folder is searched for; which format a file really has, its content tells (formats/any.ts). */

const ENDINGS = ['xlsx', 'xls', 'et'] as const;
/** Of reports. A .txt file may be anything: it is read when somebody names it. */
const REPORT_ENDINGS = ['docx', 'docm'] as const;

/** `~$` Excel and WPS, `.~` WPS and LibreOffice, `._` macOS beside copied files: none of them is a document. */
const TEMPORARY = /^(?:~\$|\.~|\._)/;
const WORKBOOK = new RegExp(`\\.(?:${ENDINGS.join('|')})$`, 'i');
const REPORT = new RegExp(`\\.(?:${REPORT_ENDINGS.join('|')})$`, 'i');

const TEXT = /\.txt$/i;

/** What a file dialog is asked to show: `.xlsx,.xls,.et`. */
export const WORKBOOK_TYPES = ENDINGS.map((ending) => `.${ending}`).join(',');

/** Of reports, that of plain text among them. */
export const REPORT_TYPES = [...REPORT_ENDINGS, 'txt'].map((ending) => `.${ending}`).join(',');

/** Whether programs keep a file of this name beside an open one; `name` without its folders. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name);
}

/** Whether a person would miss a file of this name: not what programs and systems keep beside documents. */
export function isDocumentName(name: string): boolean {
  return !isTemporaryName(name) && !name.startsWith('.') && !/^(?:desktop\.ini|thumbs\.db)$/i.test(name);
}

/** Whether a file of this name is taken for a workbook; `name` without its folders. */
export function isWorkbookName(name: string): boolean {
  return WORKBOOK.test(name) && !isTemporaryName(name);
}

/** Whether a file of this name is taken for a report in Word; `name` without its folders. */
export function isReportName(name: string): boolean {
  return REPORT.test(name) && !isTemporaryName(name);
}

/** Whether a file of this name is taken for plain text; `name` without its folders. */
export function isTextName(name: string): boolean {
  return TEXT.test(name) && !isTemporaryName(name);
}
