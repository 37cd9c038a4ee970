import type { EtApplication, EtServices } from '../../../src/hosts/wps/et.ts';
import {
  type Area,
  areaAddress,
  cellCount,
  columnCount,
  contains,
  intersection,
  isWholeRows,
  parseArea,
  qualified,
  rowCount,
  singleCell,
  WHOLE_SHEET,
} from '../sheet-model/area.ts';
import { type Cell, emptyCell, GENERAL, isError } from '../sheet-model/cell.ts';
import type { ConditionalFormatModel } from '../sheet-model/conditional-formats.ts';
import { display } from '../sheet-model/display.ts';
import { type SheetModel, span } from '../sheet-model/sheet.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { Crossings } from './crossings.ts';
import { facade } from './facade.ts';
import * as tables from './members.ts';
import type { WpsProfile } from './profile.ts';

/** WPS 表格, as far as a page of an add-in can tell: a workbook in memory behind the object model, with counters and faults. */

const ERROR_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['#NULL!', -2146826288],
  ['#DIV/0!', -2146826281],
  ['#VALUE!', -2146826273],
  ['#REF!', -2146826265],
  ['#NAME?', -2146826259],
  ['#NUM!', -2146826252],
  ['#N/A', -2146826246],
  ['#SPILL!', -2146826243],
]);

const PICTURE = /^=(?:_xlfn\.)?DISPIMG\(/;
const VISIBLE: Readonly<Record<string, number>> = { Visible: -1, Hidden: 0, VeryHidden: 2 };
/** Windows show so much of a sheet (assumption). */
const SHOWN = { rows: 30, columns: 12 };

/** What the add-in's page gets beside the object model; only some of it is modelled. */
const SERVICES = new Set<string | symbol>([
  'ApiEvent',
  'PluginStorage',
  'FileSystem',
  'Env',
  'CreateTaskPane',
  'GetTaskPane',
  'ShowDialog',
  'GetSaveAsFilename',
]);

interface RangeSelf {
  readonly sheet: SheetModel;
  readonly areas: readonly Area[];
  readonly unit: 'cells' | 'rows' | 'columns';
}

type Editing = 'throws' | 'dropped' | 'blocks';

type Listener = (sheet: unknown, target: unknown) => void;

export class EmulatedWps {
  readonly profile: WpsProfile;
  readonly crossings: Crossings;
  readonly model: WorkbookModel;
  closed = false;
  screenUpdating = true;
  displayAlerts = true;
  /** A cell is being edited, and what a write comes to then. */
  editing: Editing | null = null;
  /** `Ready`, whatever is being done. */
  looksReady = false;
  /** None, or only one that is shown protected. */
  nothingInFront = false;
  fullName = 'C:\\文档\\自评表.xlsx';
  /** Workbooks that were made here, for a test of the host itself. */
  readonly made: WorkbookModel[] = [];
  readonly #closedOnes = new Set<WorkbookModel>();
  readonly #listeners: Listener[] = [];
  readonly #selves = new WeakMap<object, RangeSelf>();
  readonly #codes = new Map<SheetModel, string>();
  readonly #stops: (() => void)[] = [];
  #front: WorkbookModel;
  #scroll = { row: 1, column: 1 };
  #selected: RangeSelf | null = null;
  #timers = 0;

  constructor(model: WorkbookModel, profile: WpsProfile) {
    this.model = model;
    this.profile = profile;
    this.#front = model;
    this.crossings = new Crossings(() => {
      this.closed = true;
    });
    this.#listenTo(model);
  }

  get listeners(): number {
    return this.#listeners.length;
  }

  /** Whether events are still on their way. */
  get waiting(): boolean {
    return this.#timers > 0;
  }

  get selected(): string | null {
    return this.#selected === null
      ? null
      : `${this.#selected.sheet.name}!${this.#selected.areas.map(areaAddress).join(',')}`;
  }

  get scrolledTo(): { readonly row: number; readonly column: number } {
    return this.#scroll;
  }

  /** Leaves the workbook's events alone: the workbook lives on. */
  leave(): void {
    for (const stop of this.#stops) stop();
  }

  /** What a page's globals are here. */
  globals(): { readonly wps?: unknown; readonly Application?: unknown } {
    const app = this.#application() as unknown as Readonly<Record<string, unknown>>;
    const services: Readonly<Record<string, unknown>> = { ApiEvent: this.#apiEvent() };
    const merged: object = new Proxy(app, {
      get: (target, key): unknown => {
        if (key === 'EtApplication') return () => merged;
        if (key === 'Application') return merged;
        return SERVICES.has(key) ? services[key as string] : Reflect.get(target, key);
      },
      set: (target, key, value: unknown) => Reflect.set(target, key, value),
    });
    const alone = new Proxy(app, {
      get: (target, key): unknown => (SERVICES.has(key) ? undefined : Reflect.get(target, key)),
      set: (target, key, value: unknown) => Reflect.set(target, key, value),
    });
    switch (this.profile.root) {
      case 'merged':
        return { wps: merged, Application: merged };
      case 'function':
        return { wps: { ...services, EtApplication: () => alone } };
      case 'services-on-wps':
        return { wps: services, Application: alone };
    }
  }

  #listenTo(model: WorkbookModel): void {
    this.#stops.push(
      model.onEvent((event) => {
        if (event.type !== 'changed') return;
        if (event.by === 'addin' && this.profile.events === 'never') return;
        this.#fire(event.sheet, [event.area], event.by === 'addin' && this.profile.events === 'during');
      }),
    );
  }

  #fire(sheet: SheetModel, areas: readonly Area[], isNow: boolean): void {
    const tell = (): void => {
      for (const listener of this.#listeners.slice())
        listener(this.#worksheet(sheet, this.#ownerOf(sheet)), this.#range({ sheet, areas, unit: 'cells' }));
    };
    if (isNow) {
      tell();
      return;
    }
    this.#timers += 1;
    setTimeout(() => {
      this.#timers -= 1;
      tell();
    }, 0);
  }

  #truth(value: boolean): boolean | number {
    return this.profile.truths === 'booleans' ? value : value ? -1 : 0;
  }

  #refuseReading(): void {
    if (this.editing === 'blocks') throw new Error('0x800AC472');
  }

  /** Whether a write is to be done at all. @throws Error */
  #mayWrite(): boolean {
    if (this.editing === 'throws' || this.editing === 'blocks') throw new Error('0x800AC472');
    return this.editing !== 'dropped';
  }

  #application(): EtApplication & EtServices {
    return facade('Application', tables.APPLICATION, this.crossings, {
      get: {
        Name: () => 'WPS表格',
        Version: () => '12.0',
        Build: () => 26885,
        Path: () => 'C:\\Program Files\\WPS Office\\12.1.0.28043\\office6',
        Ready: () => this.#truth(this.editing === null || this.looksReady),
        ScreenUpdating: () => this.#truth(this.screenUpdating),
        DisplayAlerts: () => this.#truth(this.displayAlerts),
        Workbooks: () => this.#workbooks(),
        ActiveWorkbook: () =>
          this.nothingInFront || (this.closed && this.#front === this.model) ? null : this.#workbook(this.#front),
        ActiveWindow: () => this.#window(),
        Selection: () => (this.#selected === null ? this.#shape() : this.#range(this.#selected)),
        WorksheetFunction: () => this.#functions(),
      },
      set: {
        ScreenUpdating: (value) => {
          this.screenUpdating = Boolean(value);
        },
        DisplayAlerts: (value) => {
          this.displayAlerts = Boolean(value);
        },
      },
      call: {},
    }) as EtApplication & EtServices;
  }

  /** What is selected where it is no range. */
  #shape(): object {
    return facade('Shape', tables.SHAPE, this.crossings, {
      get: {},
      set: {},
      call: { Address: () => undefined },
      missing: ['Address'],
    });
  }

  #functions(): object {
    const rangeOf = (value: unknown): RangeSelf => this.#selves.get(value as object) as RangeSelf;
    return facade('WorksheetFunction', tables.WORKSHEET_FUNCTION, this.crossings, {
      get: {},
      set: {},
      call: {
        CountA: (range) => {
          const { sheet, areas } = rangeOf(range);
          let found = 0;
          for (const area of areas)
            for (const [, , cell] of sheet.cellsIn(area)) if (cell.value !== null || cell.formula !== null) found += 1;
          return found;
        },
        IsError: (range) => {
          const { sheet, areas } = rangeOf(range);
          const { top, left } = areas[0] as Area;
          return this.#truth(isError(sheet.peek(top, left)?.value ?? null));
        },
      },
      missing: this.profile.hasIsError ? [] : ['IsError'],
    });
  }

  #apiEvent(): object {
    return facade('ApiEvent', tables.API_EVENT, this.crossings, {
      get: {},
      set: {},
      call: {
        AddApiEventListener: (name, listener) => {
          if (name === 'SheetChange') this.#listeners.push(listener as Listener);
        },
        RemoveApiEventListener: (_name, listener) => {
          const at = this.#listeners.indexOf(listener as Listener);
          if (at >= 0) this.#listeners.splice(at, 1);
        },
      },
    });
  }

  #workbooks(): object {
    return facade('Workbooks', tables.WORKBOOKS, this.crossings, {
      get: { Count: () => 1 + this.made.length - this.#closedOnes.size },
      set: {},
      call: {
        Add: () => {
          const model = new WorkbookModel();
          model.name = `工作簿${this.made.length + 1}`;
          model.addSheet('Sheet1', 'user');
          this.made.push(model);
          this.#front = model;
          this.#listenTo(model);
          return this.#workbook(model);
        },
      },
    });
  }

  #isGone(model: WorkbookModel): boolean {
    return model === this.model ? this.closed : this.#closedOnes.has(model);
  }

  #workbook(model: WorkbookModel): object {
    return facade('Workbook', tables.WORKBOOK, this.crossings, {
      alive: () => {
        if (this.#isGone(model)) throw new Error('0x80010108');
      },
      get: {
        Name: () => model.name,
        FullName: () => (model === this.model ? this.fullName : model.name),
        FileFormat: () => (this.profile.threeRules ? 56 : 51),
        ReadOnly: () => this.#truth(model.readOnly),
        ProtectStructure: () => this.#truth(model.structureProtected),
        Worksheets: () => this.#sheets(model),
        ActiveSheet: () => this.#worksheet(model.active, model),
        Windows: () =>
          facade('Windows', tables.WINDOWS, this.crossings, { get: {}, set: {}, call: { Item: () => this.#window() } }),
      },
      set: {},
      call: {
        Activate: () => {
          this.#front = model;
        },
        Close: () => {
          if (model === this.model) this.closed = true;
          else this.#closedOnes.add(model);
          this.#front = this.model;
        },
      },
    });
  }

  #window(): object {
    return facade('Window', tables.WINDOW, this.crossings, {
      get: {
        Hwnd: () => 66_048,
        ScrollRow: () => this.#scroll.row,
        ScrollColumn: () => this.#scroll.column,
        VisibleRange: () => {
          const top = this.#scroll.row - 1;
          const left = this.#scroll.column - 1;
          const area = { top, left, bottom: top + SHOWN.rows - 1, right: left + SHOWN.columns - 1 };
          return this.#range({ sheet: this.#front.active, areas: [area], unit: 'cells' });
        },
      },
      set: {
        ScrollRow: (value) => {
          this.#scroll = { ...this.#scroll, row: Number(value) };
        },
        ScrollColumn: (value) => {
          this.#scroll = { ...this.#scroll, column: Number(value) };
        },
      },
      call: {},
    });
  }

  #sheets(model: WorkbookModel): object {
    const listed = (): SheetModel[] => model.sheets.filter(({ isChart }) => !isChart);
    return facade('Sheets', tables.SHEETS, this.crossings, {
      alive: () => {
        if (this.#isGone(model)) throw new Error('0x80010108');
      },
      get: { Count: () => listed().length },
      set: {},
      call: {
        Item: (key) => {
          const wanted = String(key).toLowerCase();
          const sheet =
            typeof key === 'number' ? listed()[key - 1] : listed().find((each) => each.name.toLowerCase() === wanted);
          if (sheet === undefined) throw new Error('0x8002000B');
          return this.#worksheet(sheet, model);
        },
        Add: () => {
          const sheet = model.addSheet(null, 'addin');
          model.activate(sheet, 'addin');
          return this.#worksheet(sheet, model);
        },
      },
    });
  }

  #codeOf(sheet: SheetModel): string {
    const known = this.#codes.get(sheet) ?? `Sheet${Number.parseInt(sheet.id.slice(1, 9), 16)}`;
    this.#codes.set(sheet, known);
    return known;
  }

  #worksheet(sheet: SheetModel, model: WorkbookModel): object {
    const { codeNames } = this.profile;
    return facade('Worksheet', tables.WORKSHEET, this.crossings, {
      alive: () => {
        if (this.#isGone(model) || sheet.deleted) throw new Error('0x80010108');
      },
      missing: codeNames === 'missing' ? ['CodeName'] : [],
      get: {
        Name: () => sheet.name,
        CodeName: () => (codeNames === 'given' ? this.#codeOf(sheet) : ''),
        Visible: () => VISIBLE[sheet.visibility],
        ProtectContents: () => this.#truth(sheet.protected),
        Protection: () =>
          facade('Protection', tables.PROTECTION, this.crossings, {
            get: {
              AllowFormattingCells: () => this.#truth(sheet.protectionOptions['allowFormatCells'] === true),
              AllowFormattingRows: () => this.#truth(sheet.protectionOptions['allowFormatRows'] === true),
            },
            set: {},
            call: {},
          }),
        UsedRange: () => {
          const area = sheet.used(WHOLE_SHEET, false) ?? singleCell(0, 0);
          return this.#range({ sheet, areas: [area], unit: 'cells' });
        },
        Cells: () => this.#range({ sheet, areas: [WHOLE_SHEET], unit: 'cells' }),
        Parent: () => this.#workbook(model),
      },
      set: { Name: (value) => model.rename(sheet, String(value)) },
      call: {
        Range: (address) => {
          const text = String(address);
          const areas = text.split(',').map(parseArea);
          if (text.length > this.profile.longestAddress || areas.some((area) => area === null))
            throw new Error('0x800A03EC');
          return this.#range({ sheet, areas: areas as Area[], unit: 'cells' });
        },
        Activate: () => model.activate(sheet, 'addin'),
        Delete: () => model.deleteSheet(sheet, 'addin'),
      },
    });
  }

  #addressOf({ sheet, areas }: RangeSelf, isRelative: boolean): string {
    const { eventAddress } = this.profile;
    return areas
      .map((area) => {
        const plain = areaAddress(area);
        if (isRelative || eventAddress === 'relative') return plain;
        const absolute = plain.replace(
          /([A-Z]+)?(\d+)?/g,
          (_, letters = '', digits = '') =>
            `${letters === '' ? '' : `$${letters as string}`}${digits === '' ? '' : `$${digits as string}`}`,
        );
        return eventAddress === 'absolute' ? absolute : qualified(sheet.name, area).replace(plain, absolute);
      })
      .join(',');
  }

  #range(self: RangeSelf): object {
    const { sheet, areas, unit } = self;
    const { profile } = this;
    const first = areas[0] as Area;
    const isOne = areas.length === 1 && cellCount(first) === 1;
    const cellAt = (row: number, column: number): Cell => sheet.peek(row, column) ?? emptyCell();
    /** What all cells say, or that they differ. */
    const common = (of: (cell: Cell, row: number, column: number) => unknown): unknown => {
      const { top, left, bottom, right } = first;
      const value = of(cellAt(top, left), top, left);
      for (const row of span(top, bottom))
        for (const column of span(left, right))
          if (of(cellAt(row, column), row, column) !== value) return profile.mixed;
      return value;
    };
    const grid = (of: (cell: Cell) => unknown): unknown => {
      this.#refuseReading();
      const { top, left, bottom, right } = first;
      const rows = span(top, bottom).map((row) => span(left, right).map((column) => of(cellAt(row, column))));
      if (isOne) return rows[0]?.[0];
      if (profile.arrays === 'flat' && (rows.length === 1 || rows[0]?.length === 1)) return rows.flat();
      if (profile.arrays === 'transposed') return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at]));
      return rows;
    };
    const write = (input: string | number | boolean): void => {
      if (!this.#mayWrite()) return;
      const { format } = cellAt(first.top, first.left);
      const isKept = profile.keepsApostrophe && typeof input === 'string' && input.startsWith("'") && format !== '@';
      const typed = isKept ? `'${input}` : input;
      const owner = this.#ownerOf(sheet);
      owner.write(
        sheet,
        first,
        Array.from({ length: rowCount(first) }, () => new Array(columnCount(first)).fill(typed)),
        'addin',
      );
      if (!profile.reformats || typeof input !== 'number') return;
      for (const cell of sheet.each(first)) if (cell.format === GENERAL) cell.format = '0.00_ ';
    };
    const merged = (row: number, column: number): Area => sheet.mergeAt(row, column) ?? singleCell(row, column);
    const object = facade('Range', tables.RANGE, this.crossings, {
      alive: () => {
        if (this.#isGone(this.#ownerOf(sheet)) || sheet.deleted) throw new Error('0x80010108');
      },
      missing: [
        ...(profile.hasSpill ? [] : (['HasSpill'] as const)),
        ...(profile.hasAllowEdit ? [] : (['AllowEdit'] as const)),
      ],
      ...(profile.addressIsProperty ? { properties: { Address: () => this.#addressOf(self, false) } } : {}),
      get: {
        Row: () => first.top + 1,
        Column: () => first.left + 1,
        Rows: () => this.#range({ ...self, unit: 'rows' }),
        Columns: () => this.#range({ ...self, unit: 'columns' }),
        Count: () => {
          if (unit === 'rows') return rowCount(first);
          return unit === 'columns' ? columnCount(first) : areas.reduce((sum, area) => sum + cellCount(area), 0);
        },
        Value2: () => grid((cell) => this.#told(cell)),
        Formula: () => grid((cell) => this.#formula(cell)),
        Text: () => {
          this.#refuseReading();
          return isOne
            ? display(cellAt(first.top, first.left).value, cellAt(first.top, first.left).format)
            : profile.mixed;
        },
        HasFormula: () => common((cell) => this.#truth(cell.formula !== null)),
        HasArray: () =>
          common((_cell, row, column) =>
            this.#truth(sheet.arrays.some((area) => contains(area, singleCell(row, column)))),
          ),
        HasSpill: () => common((_cell, row, column) => this.#truth(sheet.spillAt(row, column) !== null)),
        NumberFormat: () => common(({ format }) => (format === GENERAL ? profile.generalFormat : format)),
        MergeCells: () => common((_cell, row, column) => this.#truth(sheet.mergeAt(row, column) !== null)),
        MergeArea: () => (isOne ? this.#range({ sheet, areas: [merged(first.top, first.left)], unit: 'cells' }) : null),
        Locked: () => common(({ locked }) => this.#truth(locked)),
        AllowEdit: () => {
          if (!sheet.protected) return this.#truth(true);
          let unlocked = 0;
          for (const [, , cell] of sheet.cellsIn(first)) if (!cell.locked) unlocked += 1;
          return this.#truth(unlocked === cellCount(first));
        },
        Hidden: () => {
          if (!isWholeRows(first)) return null;
          const hidden = span(first.top, first.bottom).filter((row) => sheet.hiddenRows.has(row)).length;
          if (hidden === 0) return this.#truth(false);
          return hidden === rowCount(first) ? this.#truth(true) : profile.mixed;
        },
        WrapText: () => common(({ wrap }) => this.#truth(wrap)),
        RowHeight: () => {
          const heights = new Set(span(first.top, first.bottom).map((row) => sheet.heightOf(row)));
          return heights.size === 1 ? [...heights][0] : profile.mixed;
        },
        Width: () => span(first.left, first.right).reduce((sum, column) => sum + sheet.widthOf(column), 0),
        Height: () => span(first.top, first.bottom).reduce((sum, row) => sum + sheet.heightOf(row), 0),
        Font: () =>
          facade('Font', tables.FONT, this.crossings, {
            get: { Color: () => 0, Size: () => common(({ font }) => font.size) },
            set: { Color: () => undefined },
            call: {},
          }),
        FormatConditions: () => this.#formatConditions(self),
      },
      set: {
        Value2: (value) => write(value as string),
        Formula: (value) => write(value as string),
        RowHeight: (value) => {
          if (!this.#mayWrite()) return;
          sheet.refuseRowHeights();
          for (const row of span(first.top, first.bottom)) sheet.rowHeights.set(row, Number(value));
        },
        NumberFormat: (value) => {
          if (!this.#mayWrite()) return;
          sheet.refuseFormatting();
          for (const cell of sheet.each(first)) cell.format = String(value);
        },
      },
      call: {
        Address: (rowAbsolute) => this.#addressOf(self, rowAbsolute === false),
        Select: () => {
          const model = this.#ownerOf(sheet);
          if (model.active !== sheet) throw new Error('0x800A03EC');
          const area = areas.length === 1 && isOne ? merged(first.top, first.left) : first;
          model.select(sheet, area, 'addin');
          this.#selected = { sheet, areas: [area, ...areas.slice(1)], unit: 'cells' };
          return this.#truth(true);
        },
      },
    });
    this.#selves.set(object, self);
    return object;
  }

  #ownerOf(sheet: SheetModel): WorkbookModel {
    return this.made.find(({ sheets }) => sheets.includes(sheet)) ?? this.model;
  }

  #told({ value, formula }: Cell): unknown {
    if (formula !== null && PICTURE.test(formula)) return formula;
    if (value === null) return this.profile.empty;
    if (!isError(value)) return value;
    if (this.profile.errors === 'texts') return value.error;
    return this.profile.errors === 'numbers' ? ERROR_NUMBERS.get(value.error) : null;
  }

  #formula({ value, formula }: Cell): unknown {
    if (formula !== null) return formula;
    if (value === null) return '';
    return isError(value) ? value.error : value;
  }

  #formatConditions({ sheet, areas }: RangeSelf): object {
    const isWhole = areas.length === 1 && cellCount(areas[0] as Area) === cellCount(WHOLE_SHEET);
    const listed = (): ConditionalFormatModel[] => {
      if (!isWhole || this.profile.rules === 'all') return sheet.conditionalFormats.touching(areas);
      const used = this.profile.rules === 'used' ? sheet.used(WHOLE_SHEET, false) : null;
      return used === null ? [] : sheet.conditionalFormats.touching([used]);
    };
    return facade('FormatConditions', tables.FORMAT_CONDITIONS, this.crossings, {
      get: { Count: () => listed().length },
      set: {},
      call: {
        Item: (index) => {
          const rule = listed()[Number(index) - 1];
          if (rule === undefined) throw new Error('0x800A03EC');
          return this.#formatCondition(sheet, rule);
        },
        Add: (type, _operator, formula) => {
          if (type !== 2) throw new TypeError('only rules by formula are modelled');
          sheet.refuseFormatting();
          const { list } = sheet.conditionalFormats;
          const isFull = (area: Area): boolean =>
            list.filter((rule) => rule.areas.some((each) => intersection(each, area) !== null)).length >= 3;
          if (this.profile.threeRules && areas.some(isFull)) throw new Error('0x800A03EC');
          const rule = sheet.conditionalFormats.add({ areas, formula: String(formula) });
          rule.stopIfTrue = this.profile.stopIfTrueFirst;
          if (this.profile.eventsOfMarks) this.#fire(sheet, areas, this.profile.events === 'during');
          return this.#formatCondition(sheet, rule);
        },
      },
    });
  }

  #formatCondition(sheet: SheetModel, rule: ConditionalFormatModel): object {
    const formats = sheet.conditionalFormats;
    return facade('FormatCondition', tables.FORMAT_CONDITION, this.crossings, {
      alive: () => {
        if (this.closed || !formats.list.includes(rule)) throw new Error('0x80010108');
      },
      get: {
        Type: () => (rule.type === 'Custom' ? 2 : 6),
        Formula1: () => rule.formula,
        AppliesTo: () => this.#range({ sheet, areas: rule.areas, unit: 'cells' }),
        Interior: () =>
          facade('Interior', tables.INTERIOR, this.crossings, {
            get: { Color: () => colourOf(rule.fill, 16_777_215) },
            set: {
              Color: (value) => {
                rule.fill = rgbOf(Number(value));
              },
            },
            call: {},
          }),
        Font: () =>
          facade('Font', tables.FONT, this.crossings, {
            get: { Color: () => colourOf(rule.font.color, 0), Size: () => null },
            set: {
              Color: (value) => {
                rule.font.color = rgbOf(Number(value));
              },
            },
            call: {},
          }),
        StopIfTrue: () => this.#truth(rule.stopIfTrue),
      },
      set: {
        StopIfTrue: (value) => {
          rule.stopIfTrue = Boolean(value);
        },
      },
      call: {
        SetLastPriority: () => formats.move(rule, -1),
        Delete: () => formats.delete(rule),
      },
    });
  }
}

function colourOf(rgb: string | null, otherwise: number): number {
  if (rgb === null) return otherwise;
  const [red = '', green = '', blue = ''] = rgb.slice(1).match(/../g) ?? [];
  return Number.parseInt(blue + green + red, 16);
}

/** Blue first in a number: `#RRGGBB` of it. */
function rgbOf(bgr: number): string {
  const text = bgr.toString(16).toUpperCase().padStart(6, '0');
  const [blue = '', green = '', red = ''] = text.match(/../g) ?? [];
  return `#${red}${green}${blue}`;
}
