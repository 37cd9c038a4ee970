import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { exampleForm, withCells } from './form-text.ts';

/**
 * A form that can't be read without being told: two columns (落实成效, 台账数) could both be the actual, and no word says which. The first
 * indicator falls short of its target with all its points.
 */
export function untaughtForm(sheet?: string): SheetGrid {
  return withCells(exampleForm('national', sheet), {
    F12: '落实成效',
    F13: '5个',
    J12: '偏差原因分析及改进措施',
    ...Object.fromEntries(
      ['台账数', '6个', '100%', '100%', '0.8万元', '1500户', '健全', '93%'].map((text, at) => [`I${12 + at}`, text]),
    ),
  });
}
