import { openFile } from '../../../src/programs/addin/taskpane/open-file.ts';
import { exampleForm } from '../../support/form-text.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** A file that the user picks in the pane of an add-in. */

test('is a host over its sheets, with the bytes to be saved', async () => {
  const bytes = gridToXlsx([exampleForm('national')]);
  const host = await openFile(bytes, '表.xlsx');
  expect((await host.readSheets('all')).map(({ name }) => name)).toEqual(['自评表']);
  expect(host.bytes()).toEqual(bytes);
});

test('is refused before there is a pane over it where it is no workbook', async () => {
  await expect(openFile(new Uint8Array([1, 2, 3]), '坏.xlsx')).rejects.toMatchObject({ name: 'DocumentError' });
});
