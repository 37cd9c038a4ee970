import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What Excel does around the calls, as reported from real ones, and the test of each: what was once taken for granted and
 * isn't so. What nobody could try stands in 关于 and docs/install/excel.md.
 */

const ASSUMPTIONS: readonly (readonly [string, string, string])[] = [
  ['1. a ribbon page registers nothing before Office.onReady', 'test/e2e/ribbon.test.ts', 'test.each(['],
  [
    '2. undo groups are refused',
    'test/hosts/excel/habits-write.test.ts',
    'undo groups that this Excel refuses with %s',
  ],
  [
    '3. rules of the user can’t be read or deleted',
    'test/hosts/excel/habits.test.ts',
    'rules of the user that Excel lists and doesn’t find',
  ],
  [
    '4. whoever typed a cell is typing the next one',
    'test/hosts/excel/write.test.ts',
    'somebody types at the same time',
  ],
  ['5. another workbook or a chart sheet is in front', 'test/hosts/excel/habits.test.ts', 'what is in front'],
  ['6. marks set anew cost the user’s undo', 'test/hosts/excel/habits.test.ts', 'only those that differ are written'],
  [
    '7. AccessDenied isn’t always protection',
    'test/hosts/excel/habits-write.test.ts',
    'without a protection that was seen isn’t called one',
  ],
  [
    '8. a call is aborted when part of it is done',
    'test/hosts/excel/habits-write.test.ts',
    'a write that was aborted is looked at again, wherever it stopped, and put back',
  ],
  [
    '9. cells of spills and arrays look like values',
    'test/hosts/excel/habits-write.test.ts',
    'cells that a formula spills into',
  ],
  [
    '10. the formula of a format comes back in another shape',
    'test/hosts/excel/habits.test.ts',
    'a rule that looks at a cell and speaks of us is the user’s',
  ],
  [
    '11. chart and macro sheets are among the sheets',
    'test/hosts/excel/habits.test.ts',
    'chart sheets in the workbook (%s)',
  ],
  [
    '12. a formula takes the format of what it refers to',
    'test/hosts/excel/habits-write.test.ts',
    'number formats that a write changes',
  ],
  [
    '13. nobody tells of a choice from a list',
    'test/pane/settings.test.tsx',
    'where nobody tells of a choice from a list in a cell',
  ],
  ['14. registering a handler may clear undo', 'test/docs/excel-untried.test.ts', 'excel.md'],
  ['15. codes without a meaning here', 'test/hosts/excel/errors.test.ts', 'where it happened is kept for the report'],
  [
    '16. what is written into filtered rows in one go goes astray',
    'test/hosts/contract.ts',
    'every cell gets what is its own',
  ],
];

const ROOT = path.join(__dirname, '../../..');

test.each(ASSUMPTIONS)('%s', (_, file, title) => {
  expect(readFileSync(path.join(ROOT, file), 'utf8')).toContain(title);
});
