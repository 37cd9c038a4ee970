import { type Area, intersection, without } from './area.ts';

/** Conditional formats of a sheet, in order of priority; the rules themselves are never evaluated. */

export interface ConditionalFormatModel {
  readonly id: string;
  /** `Custom`, `ContainsText`, … */
  readonly type: string;
  areas: Area[];
  /** Custom only; with its `=`, "" until it is set. */
  formula: string;
  stopIfTrue: boolean;
  fill: string | null;
  readonly font: {
    color: string | null;
    bold: boolean | null;
    italic: boolean | null;
    underline: string | null;
    strikethrough: boolean | null;
  };
  numberFormat: string | null;
  /**
   * Duplicated rules, and several made in one dialog, are listed and then not found, or spoil the list (office-js 5222, 6827,
   * 6835).
   */
  readonly fault: RuleFault | null;
}

export type RuleFault = 'not-found' | 'spoils-the-list';

export interface NewConditionalFormat {
  readonly type?: string;
  readonly areas: readonly Area[];
  readonly formula?: string;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly fault?: RuleFault;
}

export class ConditionalFormats {
  #made = 0;
  /** The first wins where two meet: its priority is 0. */
  list: ConditionalFormatModel[] = [];

  /** A new one goes to the top, as in Excel's rules manager (assumption for Office.js). */
  add(rule: NewConditionalFormat): ConditionalFormatModel {
    this.#made += 1;
    const format: ConditionalFormatModel = {
      id: `{00000000-0000-4000-8000-${this.#made.toString(16).toUpperCase().padStart(12, '0')}}`,
      type: rule.type ?? 'Custom',
      areas: [...rule.areas],
      formula: rule.formula ?? '',
      stopIfTrue: false,
      fill: rule.fill ?? null,
      font: { color: rule.fontColor ?? null, bold: null, italic: null, underline: null, strikethrough: null },
      numberFormat: null,
      fault: rule.fault ?? null,
    };
    this.list.unshift(format);
    return format;
  }

  /** Those that touch the areas. "Represents the collection of all conditional formats that are overlap the range." */
  touching(areas: readonly Area[]): ConditionalFormatModel[] {
    return this.list.filter((format) =>
      format.areas.some((mine) => areas.some((area) => intersection(mine, area) !== null)),
    );
  }

  delete(format: ConditionalFormatModel): void {
    this.list = this.list.filter((each) => each !== format);
  }

  /** "Use a negative priority to begin from the back. Priorities greater than the bounds will get and set to the maximum." */
  move(format: ConditionalFormatModel, priority: number): void {
    this.delete(format);
    const at = priority < 0 ? Math.max(0, this.list.length + 1 + priority) : priority;
    this.list.splice(at, 0, format);
  }

  /** "Clears all conditional formats active on the current specified range": outside of it they stay. */
  clear(areas: readonly Area[]): void {
    for (const format of this.list) {
      for (const hole of areas) format.areas = format.areas.flatMap((area) => without(area, hole));
    }
    this.list = this.list.filter(({ areas: left }) => left.length > 0);
  }
}
