import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import type { ReadingNote } from '../../../src/engine/reading-notes/note.ts';
import { guessOf, isQuestion } from '../../../src/engine/reading-notes/questions.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { strangerForm } from '../../support/stranger-form.ts';

/** Sheets that look like a form and aren't read as one: their heads are asked about, and once told they are read. */

function unreadOf(...grids: SheetGrid[]): [string, string | null, number][] {
  return review(grids).unread.flatMap(({ gaps }) =>
    gaps.map((gap): [string, string | null, number] => [gap.words, guessOf(gap), gap.cells.length]),
  );
}

/** What a user does who presses the first button of every question until none is left. */
function taughtByGuesses(grid: SheetGrid): { notes: ReadingNote[]; clicks: number } {
  const notes: ReadingNote[] = [];
  for (let clicks = 0; clicks < 20; clicks++) {
    const { tables, unread } = review([grid], { readingNotes: notes });
    const gaps = [...tables.flatMap(({ table }) => table.account.gaps), ...unread.flatMap((each) => each.gaps)];
    const [gap] = gaps.filter((each) => isQuestion(each) && guessOf(each) !== null);
    if (gap === undefined) return { notes, clicks };
    notes.push({ words: gap.words, role: guessOf(gap) ?? 'ignored' });
  }
  throw new Error('questions without end');
}

test('the unknown heads of a stranger’s form are asked about, each with what it seems to be', () => {
  expect(review([strangerForm()]).tables).toEqual([]);
  expect(unreadOf(strangerForm())).toEqual([
    ['应达情况', 'target', 4],
    ['落实成效', 'actual', 4],
    ['评定', 'score', 4],
  ]);
});

test('so are those of a usual form whose heads were all renamed', () => {
  const renamed = { E12: '年初情况', F12: '年底情况', G12: '甲', H12: '乙', B13: '第一类' };
  expect(unreadOf(withCells(exampleForm('national'), renamed))).toEqual([
    ['年初情况', 'target', 8],
    ['年底情况', 'actual', 8],
    ['甲', 'points', 8],
    ['乙', 'score', 8],
  ]);
});

test('told by what is offered, it is a form with its findings', () => {
  const { notes, clicks } = taughtByGuesses(strangerForm());
  expect(clicks).toBeLessThanOrEqual(3);
  const { tables, findings, unread } = review([strangerForm()], { readingNotes: notes });
  expect(tables).toHaveLength(1);
  expect(unread).toEqual([]);
  expect(findings.map(({ check }) => check)).not.toContain('no-form');
  expect(findings.filter(({ check }) => check === 'unmet-full-score').map(({ cells }) => cells[0])).toEqual(['F4']);
});

test.each(['应达情况', '落实成效', '评定'])('told all but “%s”, it is read, and that column by its place', (left) => {
  const roles: ReadingNote[] = [
    { words: '应达情况', role: 'target' },
    { words: '落实成效', role: 'actual' },
    { words: '评定', role: 'score' },
  ];
  const readingNotes = roles.filter(({ words }) => words !== left);
  const { tables } = review([strangerForm()], { readingNotes });
  expect(tables).toHaveLength(1);
  const [first] = tables[0]?.table.indicators ?? [];
  expect([first?.target?.text, first?.actual?.text, first?.points?.text, first?.score?.text]).toEqual([
    '≥120公里',
    '100公里',
    '40',
    '40',
  ]);
});

test('a head that is said to mean nothing isn’t asked about again', () => {
  const readingNotes: ReadingNote[] = [{ words: '落实成效', role: 'ignored' }];
  const { unread } = review([strangerForm()], { readingNotes });
  expect(unread.flatMap(({ gaps }) => gaps.map(({ words }) => words))).not.toContain('落实成效');
});

test('beside a form that was read it is asked about too', () => {
  expect(unreadOf(exampleForm('national', '自评表'), strangerForm()).map(([words]) => words)).toEqual([
    '应达情况',
    '落实成效',
    '评定',
  ]);
});

describe('nothing is asked about', () => {
  const rows = ['甲\t1\t2\t3\t4', '乙\t5\t6\t7\t8', '丙\t9\t10\t11\t12'];
  const others: [string, SheetGrid][] = [
    ['a hidden sheet', { ...strangerForm(), visibility: 'hidden' }],
    ['a ledger', formGrid(['绩效评价台账', '事项\t经办\t评价得分\t分值\t批次', ...rows].join('\n'))],
    ['a list of forms', formGrid(['自评得分汇总表', '单位\t得分\t分值\t名次\t批次', ...rows].join('\n'))],
    ['goals', formGrid(['绩效目标申报表', '指标\t指标值\t权数\t编报\t批次', ...rows].join('\n'), '目标')],
    ['amounts', formGrid(['自评表用款情况', '资金来源\t年初预算数\t全年预算数\t全年执行数\t批次', ...rows].join('\n'))],
    ['no evaluation', formGrid(['车辆登记', '车号\t里程\t油耗\t次数\t批次', ...rows].join('\n'), '车辆')],
    ['heads over nothing', formGrid('自评表\n序号\t考核指标\t应达情况\t落实成效\t赋分\t评定\n')],
    ['words alone', formGrid('自评表\n考核指标\t应达情况\t落实成效\t评定\n甲\t好\t好\t好\n乙\t好\t好\t好')],
  ];
  test.each(others)('%s', (_, grid) => {
    expect(review([grid]).tables).toEqual([]);
    expect(unreadOf(grid)).toEqual([]);
  });
});
