/// <reference types="et-jsapi-declare" />
/**
 * Compiled by tsconfig.wps.json, never run: the vendor's types declare globals that no other file may see. A name that WPS doesn't
 * have, a value where it has a method, something written that can only be read: each is an error here.
 */

import type * as Own from '../../../src/hosts/wps/et.ts';
import type * as Tables from './members.ts';

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type parameters are what the compiler compares.
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type IsWritable<T, Key extends keyof T> = IsSame<Pick<T, Key>, { -readonly [Each in Key]: T[Each] }>;
type KindOf<T, Key extends keyof T> = T[Key] extends (...args: never[]) => unknown
  ? 'call'
  : IsWritable<T, Key> extends true
    ? 'read' | 'write'
    : 'read';

/** What of a table the vendor's type doesn't allow; never when all is well. */
type Invented<Table, Vendor> = {
  [Key in keyof Table]: Key extends keyof Vendor ? (Table[Key] extends KindOf<Vendor, Key> ? never : Key) : Key;
}[keyof Table];

/** A property of ours is `unknown`, an object or a method; a method of ours has to be one of the vendor's. */
type Misnamed<Ours, Vendor> = {
  [Key in keyof Ours]: Key extends keyof Vendor
    ? Ours[Key] extends (...args: never[]) => unknown
      ? Vendor[Key] extends (...args: never[]) => unknown
        ? never
        : Key
      : IsWritable<Ours, Key> extends true
        ? IsWritable<Vendor, Key> extends true
          ? never
          : Key
        : never
    : Key;
}[keyof Ours];

type None<Wrong extends never> = Wrong;

export type Checked = [
  None<Invented<typeof Tables.APPLICATION, Et.Application>>,
  None<Invented<typeof Tables.WORKBOOKS, Et.Workbooks>>,
  None<Invented<typeof Tables.WORKBOOK, Et.Workbook>>,
  None<Invented<typeof Tables.WINDOWS, Et.Windows>>,
  None<Invented<typeof Tables.WINDOW, Et.Window>>,
  None<Invented<typeof Tables.SHEETS, Et.Sheets>>,
  None<Invented<typeof Tables.WORKSHEET, Et.Worksheet>>,
  None<Invented<typeof Tables.PROTECTION, Et.Protection>>,
  None<Invented<typeof Tables.RANGE, Et.Range>>,
  None<Invented<typeof Tables.FORMAT_CONDITIONS, Et.FormatConditions>>,
  None<Invented<typeof Tables.FORMAT_CONDITION, Et.FormatCondition>>,
  None<Invented<typeof Tables.INTERIOR, Et.Interior>>,
  None<Invented<typeof Tables.FONT, Et.Font>>,
  None<Invented<typeof Tables.WORKSHEET_FUNCTION, Et.WorksheetFunction>>,
  None<Invented<typeof Tables.API_EVENT, WPS.EtApiEvent>>,
  None<Misnamed<Own.EtApplication, Et.Application>>,
  None<Misnamed<Own.EtWorkbooks, Et.Workbooks>>,
  None<Misnamed<Own.EtWorkbook, Et.Workbook>>,
  None<Misnamed<Own.EtWindows, Et.Windows>>,
  None<Misnamed<Own.EtWindow, Et.Window>>,
  None<Misnamed<Own.EtSheets, Et.Sheets>>,
  None<Misnamed<Own.EtWorksheet, Et.Worksheet>>,
  None<Misnamed<Own.EtProtection, Et.Protection>>,
  None<Misnamed<Own.EtRange, Et.Range>>,
  None<Misnamed<Own.EtFormatConditions, Et.FormatConditions>>,
  None<Misnamed<Own.EtFormatCondition, Et.FormatCondition>>,
  None<Misnamed<Own.EtInterior, Et.Interior>>,
  None<Misnamed<Own.EtFont, Et.Font>>,
  None<Misnamed<Own.EtWorksheetFunction, Et.WorksheetFunction>>,
  None<Misnamed<Own.EtApiEvent, WPS.EtApiEvent>>,
  None<Misnamed<Own.EtPluginStorage, WPS.PluginStorage>>,
  None<Misnamed<Own.EtFileSystem, WPS.FileSystem>>,
  None<Misnamed<Own.EtEnv, WPS.Env>>,
  None<Misnamed<Own.EtTaskPane, WPS.CustomTaskpane>>,
  None<Misnamed<Own.EtServices, WPSMergedRoot>>,
];
