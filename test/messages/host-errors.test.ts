import { describeHostError } from '../../src/messages/host-errors.ts';

/** Every code has its words by type; here: that they name what is known, and read well when nothing is. */

test('an error names the cells and the sheet it is about', () => {
  const { what } = describeHostError('changed-meanwhile', { sheet: '自评表', cells: ['H13', 'H14'] });
  expect(what).toBe('工作表“自评表”的 H13、H14的内容已经变了，没有写入。');
});

test('a long list of cells is cut', () => {
  const cells = Array.from({ length: 40 }, (_, index) => `H${index + 1}`);
  expect(describeHostError('changed-meanwhile', { cells }).what).toContain('H8 等 40 个单元格');
});

test('without any detail every sentence is still whole', () => {
  for (const code of ['changed-meanwhile', 'no-such-sheet', 'missing-part', 'file-too-large', 'bad-xml'] as const) {
    for (const words of Object.values(describeHostError(code)) as string[]) {
      expect(words).toMatch(/^[^，。]+.*。$/);
      expect(words).not.toMatch(/undefined|null|“”/);
    }
  }
});

test('the technical cause is not part of the words', () => {
  const words = describeHostError('bad-xml', { part: 'xl/workbook.xml', cause: 'unexpected < at 17' });
  expect(Object.values(words).join('')).not.toContain('unexpected');
  expect(words.why).toContain('xl/workbook.xml');
});

test('a limit is told in the unit of the thing', () => {
  expect(describeHostError('file-too-large', { limit: 256 * 1024 * 1024 }).why).toContain('256 MB');
  expect(describeHostError('too-many-cells', { limit: 5_000_000 }).why).toContain('5000000 个单元格');
});
