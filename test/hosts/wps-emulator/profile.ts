/**
 * How builds of WPS differ, as data. Where nobody has measured, each way that was seen or is told of is a switch; sources stand
 * with the switches where there are any.
 */

export interface WpsProfile {
  readonly name: string;
  /** What the root knows: all of it in both globals, the application behind `wps.EtApplication()`, or services on `wps` alone. */
  readonly root: 'merged' | 'function' | 'services-on-wps';
  /** `Address` without a call. */
  readonly addressIsProperty: boolean;
  readonly arrays: 'rows' | 'flat' | 'transposed';
  readonly empty: null | undefined | '';
  readonly errors: 'numbers' | 'texts' | 'null';
  /** What differs from cell to cell. */
  readonly mixed: null | undefined;
  /** The apostrophe before a text stays in it. */
  readonly keepsApostrophe: boolean;
  /** When `SheetChange` comes for what a page writes. */
  readonly events: 'after' | 'during' | 'never';
  readonly eventsOfMarks: boolean;
  readonly eventAddress: 'relative' | 'absolute' | 'qualified';
  readonly codeNames: 'given' | 'empty' | 'missing';
  /** Which rules `Cells.FormatConditions` lists. */
  readonly rules: 'all' | 'used' | 'none';
  /** As .xls workbooks: three rules a cell. */
  readonly threeRules: boolean;
  readonly stopIfTrueFirst: boolean;
  /** Characters that the text of a range may have. */
  readonly longestAddress: number;
  /** A number written into a cell without a format gives it one. */
  readonly reformats: boolean;
  readonly hasSpill: boolean;
  readonly hasAllowEdit: boolean;
  readonly hasIsError: boolean;
  /** Truth values as in VBA. */
  readonly truths: 'booleans' | 'numbers';
  readonly generalFormat: 'General' | 'G/通用格式';
}

const USUAL: WpsProfile = {
  name: 'usual',
  root: 'merged',
  addressIsProperty: false,
  arrays: 'rows',
  empty: null,
  errors: 'numbers',
  mixed: null,
  keepsApostrophe: false,
  events: 'after',
  eventsOfMarks: false,
  eventAddress: 'absolute',
  codeNames: 'given',
  rules: 'all',
  threeRules: false,
  stopIfTrueFirst: true,
  longestAddress: 255,
  reformats: false,
  hasSpill: true,
  hasAllowEdit: true,
  hasIsError: true,
  truths: 'booleans',
  generalFormat: 'General',
};

/** What is known, or held to be likely, of builds that people have. */
export const PROFILES: readonly WpsProfile[] = [
  { ...USUAL, name: 'win-12.1-personal' },
  { ...USUAL, name: 'uos-12.8-arm', empty: undefined, mixed: undefined },
  {
    ...USUAL,
    name: 'linux-11.1',
    root: 'function',
    hasSpill: false,
    hasAllowEdit: false,
    events: 'never',
    codeNames: 'empty',
    generalFormat: 'G/通用格式',
  },
  { ...USUAL, name: 'mac-12.1', root: 'services-on-wps', keepsApostrophe: true },
];

/** One after another on top of the usual: whatever one does alone is then known. */
export const SWITCHES: readonly Partial<WpsProfile>[] = [
  { root: 'function' },
  { root: 'services-on-wps' },
  { addressIsProperty: true },
  { arrays: 'flat' },
  { arrays: 'transposed' },
  { empty: undefined },
  { empty: '' },
  { errors: 'texts' },
  { errors: 'null' },
  { mixed: undefined },
  { keepsApostrophe: true },
  { events: 'during' },
  { events: 'never' },
  { eventsOfMarks: true },
  { eventAddress: 'relative' },
  { eventAddress: 'qualified' },
  { codeNames: 'empty' },
  { codeNames: 'missing' },
  { rules: 'used' },
  { rules: 'none' },
  { stopIfTrueFirst: false },
  { reformats: true },
  { hasSpill: false },
  { hasAllowEdit: false },
  { truths: 'numbers' },
  { generalFormat: 'G/通用格式' },
];

export function profileWith(...switches: readonly Partial<WpsProfile>[]): WpsProfile {
  const all = Object.assign({}, ...switches) as Partial<WpsProfile>;
  return { ...USUAL, ...all, name: switches.length === 0 ? USUAL.name : JSON.stringify(all) };
}
