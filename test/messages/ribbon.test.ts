import type { SkippedCell } from '../../src/engine/edits/fill-plan.ts';
import type { PolicySuggestion } from '../../src/engine/policy/schema.ts';
import { review } from '../../src/engine/review.ts';
import type { RefusedEdit } from '../../src/hosts/host.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';
import { describe as describeFinding } from '../../src/messages/index.ts';
import { describeSuggestion } from '../../src/messages/policy.ts';
import {
  type CheckOutcome,
  checkMessage,
  choosePolicyMessage,
  errorMessage,
  fillMessage,
  noFormMessage,
} from '../../src/messages/ribbon.ts';
import { describeSheet } from '../../src/messages/sheet-findings.ts';
import { exampleForm, formGrid, withCells } from '../support/form-text.ts';

/** What the buttons of the ribbon say. */

const OPEN_PANE = '全部问题和依据请看“打开面板”。';
const SUGGESTION: PolicySuggestion = { policy: 'hubei', reason: { kind: 'layout' } } as PolicySuggestion;

describe('检查', () => {
  const ready: CheckOutcome = {
    verdict: 'ready',
    counts: { error: 0, warning: 0, hint: 0, human: 0 },
    open: { differing: 0, explained: 0, points: null },
    coverage: { tables: 1, indicators: 7, checks: 44 },
    marked: 0,
    suggestions: [],
  };
  const covered = '核对了 1 张表、7 项指标、44 条规则。';

  test('of a form that can go says that, and no more', () => {
    expect(checkMessage(ready)).toEqual({ title: '可报送。', lines: [covered] });
  });

  test('of one with errors says how many cells are marked and where to read on', () => {
    const counts = { ...ready.counts, error: 2 };
    expect(checkMessage({ ...ready, verdict: 'has-errors', counts, marked: 2 })).toEqual({
      title: '有错误：2 处错误。',
      lines: [covered, '已标注 2 个单元格，并选中第一处。', OPEN_PANE],
    });
  });

  test('of a protected sheet says that it has no marks', () => {
    expect(checkMessage({ ...ready, marked: null }).lines).toEqual([
      covered,
      '工作表受保护，没有加标注；绩核不会替您解除保护。',
    ]);
  });

  test('names each policy that forms speak for', () => {
    expect(checkMessage({ ...ready, suggestions: [SUGGESTION, SUGGESTION] }).lines).toEqual([
      covered,
      `${describeSuggestion(SUGGESTION)}，可在面板里选用。`,
      `${describeSuggestion(SUGGESTION)}，可在面板里选用。`,
    ]);
  });
});

describe('填写得分', () => {
  const skipped = (count: number): SkippedCell[] =>
    Array.from({ length: count }, (_, index) => ({
      cell: `H${13 + index}`,
      part: 'scores',
      about: index,
      reason: { kind: 'formula', formula: 'A1' },
    })) as unknown as SkippedCell[];
  const line = (row: number): string => `H${row}：里面是公式 =A1，没有覆盖。`;
  const refused = [{ edit: { sheet: '表', cell: 'H20' }, code: 'inside-merge' }] as unknown as RefusedEdit[];

  test('says which cells were filled, which were refused, and why others were left', () => {
    expect(fillMessage(['H13', 'H14'], skipped(1), refused)).toEqual({
      title: '已填写 2 个空白单元格。',
      lines: [
        'H13、H14。已有的内容和公式没有改动。',
        '1 个没有写：H20（被合并单元格盖住）。',
        '没有填写的 1 处：',
        line(13),
      ],
    });
    expect(fillMessage(['H13'], [])).toEqual({
      title: '已填写 1 个空白单元格。',
      lines: ['H13。已有的内容和公式没有改动。'],
    });
  });

  test('says where nothing is left to fill', () => {
    expect(fillMessage([], skipped(1))).toEqual({
      title: '没有可以填写的空白单元格。',
      lines: ['没有填写的 1 处：', line(13), '已有的内容和公式不会改动；要改正已填的得分，请用“打开面板”。'],
    });
  });

  test('names five that were left; of more the pane has the rest', () => {
    const five = [13, 14, 15, 16, 17].map(line);
    expect(fillMessage(['H1'], skipped(5)).lines.slice(1)).toEqual(['没有填写的 5 处：', ...five]);
    expect(fillMessage(['H1'], skipped(7)).lines.slice(1)).toEqual([
      '没有填写的 7 处：',
      ...five,
      '另有 2 处，请看面板的“得分”。',
    ]);
  });

  test('waits for a policy where the form speaks for another', () => {
    expect(choosePolicyMessage(SUGGESTION).lines).toEqual([
      `${describeSuggestion(SUGGESTION)}；办法不同，得分也不同。`,
      '请用“打开面板”选定评分办法，再填写得分。',
    ]);
  });
});

test('a sheet without a form: its name, cut where it is long, what was found out, and where to go', () => {
  const found = [{ what: '像一张申报表。', why: '没有得分栏。', how: '换一张。' }];
  expect(noFormMessage('表'.repeat(32), found)).toEqual({
    title: `未核对：工作表“${'表'.repeat(30)}…”上没有认出自评表。`,
    lines: ['像一张申报表。', '没有得分栏。', '请切换到自评表所在的工作表再点一次；要核对全部工作表，请用“打开面板”。'],
  });
  expect(noFormMessage('表', []).lines).toHaveLength(1);
});

test('what went wrong is said without lines that are empty', () => {
  const { what, why, how } = describeDocumentError('editing');
  expect(errorMessage('editing', {})).toEqual({ title: what, lines: [why, how].filter((each) => each !== '') });
});

test('what is found in forms is none of what is said of a sheet without one', () => {
  const [inForm] = review([withCells(exampleForm('national'), { H20: '99' })]).findings;
  const [ofSheet] = review([formGrid('会议签到表\n姓名\t单位', 'Sheet1')]).findings;
  if (inForm === undefined || ofSheet === undefined) throw new Error('no finding');
  expect(describeSheet(inForm)).toEqual([]);
  const { what, why, how } = describeFinding(ofSheet);
  expect(describeSheet(ofSheet)).toEqual([{ what, why, how }]);
});
