import { Folder } from '../../support/cli.ts';

/** A mistake of ours in one file must not cost the others. */

jest.mock('../../../src/engine/review.ts', () => {
  const actual: typeof import('../../../src/engine/review.ts') = jest.requireActual('../../../src/engine/review.ts');
  return {
    review: (...args: Parameters<typeof actual.review>) => {
      if (args[0][0]?.name === '坏') throw new TypeError('x is not a function');
      return actual.review(...args);
    },
  };
});

const { exampleForm } = jest.requireActual<typeof import('../../support/form-text.ts')>('../../support/form-text.ts');

test('an exception nobody expected is that file’s entry, with its cause; the others go on', async () => {
  const folder = new Folder();
  folder.workbook('a.xlsx', exampleForm('national', '坏'));
  folder.form('b.xlsx');
  const { code, out } = await folder.run(['check', 'a.xlsx', 'b.xlsx', '--format', 'json']);
  const text = await folder.run(['check', 'a.xlsx']);
  folder.remove();
  expect(code).toBe(2);
  expect(JSON.parse(out).files).toMatchObject([
    { path: 'a.xlsx', error: { code: 'unknown', cause: 'TypeError: x is not a function' } },
    { path: 'b.xlsx', verdict: 'ready' },
  ]);
  expect(text.out).toContain('绩核出错了，没有做完。');
});
