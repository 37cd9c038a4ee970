/** Serial numbers of the 1900 system, with its day 60 that never was. */

const DAY = 86_400_000;
const ORIGIN = Date.UTC(1899, 11, 30);
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** Null for a day that isn't in the calendar, or before 1900. */
export function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = Math.round((time - ORIGIN) / DAY);
  return serial > 60 ? serial : serial - 1;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Null for what Excel shows as ######. */
export function datePartsOf(serial: number): DateParts | null {
  if (serial < 0 || serial >= LAST_SERIAL + 1) return null;
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  const date = new Date(ORIGIN + (days > 60 ? days : days + 1) * DAY);
  return {
    year: date.getUTCFullYear(),
    month: days === 60 ? 2 : date.getUTCMonth() + 1,
    day: days === 60 ? 29 : date.getUTCDate(),
    hour: Math.floor(seconds / 3600) % 24,
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}
