/** How a waiver is written in a comment: `绩核 已核对 text-rate：理由`. Anybody can type one. */

const WAIVER = /^\s*绩核\s*已核对\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s*(?:[：:]\s*([\s\S]*))?$/;

/** What a comment that is a waiver says; null for other comments. */
export function readWaiverText(text: string): { readonly check: string; readonly reason: string } | null {
  const match = WAIVER.exec(text);
  return match === null ? null : { check: match[1] as string, reason: (match[2] ?? '').trim() };
}

export function isWaiverText(text: string): boolean {
  return readWaiverText(text) !== null;
}

export function waiverText(check: string, reason: string): string {
  return `绩核 已核对 ${check}：${reason}`;
}
