import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import { contractFile, formatsIn, marksAmong, othersAmong } from '../../support/contract-file.ts';
import { movedGrid } from '../../support/moved-rows.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';
import { hostContract, type OpenWorkbook, type SheetChange } from '../contract.ts';

function changedGrids(grids: readonly SheetGrid[], change: SheetChange): SheetGrid[] {
  const named = (grid: SheetGrid, name: string): SheetGrid => ({ ...grid, name });
  const all = grids.map((grid) => {
    if (change.kind === 'swap' && grid.name === change.with) return named(grid, change.sheet);
    if (grid.name !== change.sheet) return grid;
    if (change.kind === 'rows') return movedGrid(grid, change.order);
    if (change.kind === 'filter') {
      return { ...grid, rows: grid.rows.map((line) => ({ ...line, hidden: change.hides.includes(line.row) })) };
    }
    return named(grid, change.kind === 'swap' ? change.with : change.name);
  });
  const copies = change.kind === 'replace' ? grids.filter(({ name }) => name === change.sheet) : [];
  return [...all, ...copies];
}

function openBytes(bytes: Uint8Array, names: readonly string[]): OpenWorkbook {
  const host = new FileHost(bytes);
  return {
    host,
    marks: () => marksAmong(formatsIn(host.bytes(), names), names),
    otherFormats: () => othersAmong(formatsIn(host.bytes(), names)),
    reopen: () => Promise.resolve(openBytes(host.bytes(), names)),
    change: async (change) => {
      const grids = changedGrids(await host.readSheets('all'), change);
      return openBytes(
        gridToXlsx(grids),
        grids.map(({ name }) => name),
      );
    },
    close: () => Promise.resolve(),
  };
}

hostContract((sheets, options = {}) => {
  const names = sheets.map(({ name }) => name);
  return Promise.resolve(openBytes(contractFile(sheets, options), names));
});
