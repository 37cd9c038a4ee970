/**
 * The ways in which different programs write .xlsx files:
 *
 * - `excel`: shared strings, calcChain, spans, extra namespaces, relative targets
 * - `wps`: as WPS 表格 does: directory entries, its own namespace, formats 41 to 44 redefined, no dxfs
 * - `openpyxl`: inline strings in numeric references, absolute targets, styled blank cells written out
 * - `libreoffice`: an explicit `t="n"`, General as a format of its own, `aca` on formulas
 * - `prefixed`: every element with the prefix `x:`, as the Open XML SDK does
 * - `noref`: neither rows nor cells tell where they stand
 */
export type Flavour = 'excel' | 'wps' | 'openpyxl' | 'libreoffice' | 'prefixed' | 'noref';

export const FLAVOURS: readonly Flavour[] = ['excel', 'wps', 'openpyxl', 'libreoffice', 'prefixed', 'noref'];
