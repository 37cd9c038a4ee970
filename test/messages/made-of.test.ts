import { CARDS, isShort } from '../../src/messages/cards.ts';
import { describeWordsProblem } from '../../src/messages/cli.ts';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { CHECKING, FILE, LIVE, PROBLEMS, TABLE_HEADING, UNDO, VERDICT, WRITING } from '../../src/messages/pane.ts';
import { heldBehind, hiddenRow, notePlace, passedOverFiles, quotedValue } from '../../src/messages/phrases.ts';
import {
  detailName,
  goalName,
  ofRow,
  paragraphPlace,
  placeList,
  placesInTable,
  totalName,
} from '../../src/messages/places.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { describeNotesProblem, describeWords, TEACH } from '../../src/messages/reading-notes.ts';
import { BASIS, CARD, REPORT } from '../../src/messages/report.ts';
import { REPORT_TAB } from '../../src/messages/report-tab.ts';
import { POLICY_EDITOR, SETTINGS } from '../../src/messages/settings.ts';
import { describeUnusedPolicy, describeUnusedWaiver } from '../../src/messages/unused-waivers.ts';
import { describeCoverage, describeUntold, describeVerdict, openOnly } from '../../src/messages/verdict.ts';
import { BATCH, DOCUMENT, WORKBENCH } from '../../src/messages/workbench.ts';

/** Words that are made of numbers and names: for none, one and several, and at the bounds where they change. */

describe('the pane', () => {
  test.each<[string, string]>([
    [FILE.copyName('自评表.xlsx'), '自评表-核对.xlsx'],
    [FILE.copyName('自评表.XLSX'), '自评表-核对.xlsx'],
    [FILE.copyName('a.xlsx.xls'), 'a.xlsx.xls-核对.xlsx'],
    [CHECKING.reading(0, 0), '正在读取工作表…'],
    [CHECKING.reading(0, 1), '正在读取工作表 0/1'],
    [CHECKING.reading(2, 3), '正在读取工作表 2/3'],
    [CHECKING.reviewing(2, 3), '正在核对 2/3 张工作表'],
    [PROBLEMS.fixAll(3), '直接改正 3 处'],
    [PROBLEMS.locate('H13'), '定位到 H13'],
    [PROBLEMS.more(20), '再显示 20 条'],
    [PROBLEMS.before(5), '前面还有 5 条'],
    [PROBLEMS.shown(20, 45), '已显示 20 条，共 45 条'],
    [PREVIEW.apply(3), '写入 3 处'],
    [PREVIEW.all(3), '全选（3 处）'],
    [PREVIEW.line('H24', '入学率', '1.8', '1.9'), 'H24 入学率，现在 1.8，改为 1.9'],
    [PREVIEW.line('H24', '', '1.8', '1.9'), 'H24，现在 1.8，改为 1.9'],
    [PREVIEW.needs(['H13', 'H14']), '要与 H13、H14 一起改，那里没有勾选'],
    [PREVIEW.protectedSheet('自评表'), '工作表“自评表”受保护：锁定的单元格不写入，其余的照写；绩核不会替您解除保护。'],
    [PREVIEW.skipped(2), '另有 2 处没有改（看原因）'],
    [UNDO.written(3), '已写入 3 个单元格'],
    [UNDO.writtenTo('H24'), '已写入 H24'],
    [UNDO.writtenTo('H24', '1 个没有写：H20（受保护）'), '已写入 H24，1 个没有写：H20（受保护）'],
    [VERDICT.onlyNotes(8, 15), '已改 8 处；剩下 15 处都是要写偏差说明'],
    [VERDICT.onlyNotes(8, 2, 15), '已改 8 处；问题 15 处 → 2 处，剩下的都是要写偏差说明'],
    [UNDO.written(3, '1 个没有写：H20（受保护）'), '已写入 3 个单元格，1 个没有写：H20（受保护）'],
    [UNDO.undone(2), '已撤销，2 个单元格恢复原样。'],
    [UNDO.refused(['自评表!H13', '自评表!H14']), '自评表!H13、自评表!H14 在写入之后又被改过，没有撤销。'],
    [UNDO.notUndone('H20（受保护）'), '没有撤销：H20（受保护）。'],
    [UNDO.more(2), '可再撤销前 2 次'],
    [WRITING(4), '正在写入 4 个单元格…'],
    [LIVE.checked('可报送'), '核对完成：可报送'],
    [LIVE.marked(5), '已标注 5 个单元格'],
    [TABLE_HEADING('自评表', '供水改造'), '自评表 · 供水改造'],
    [TABLE_HEADING('自评表', ''), '自评表'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('the workbench', () => {
  test.each<[string, string]>([
    [WORKBENCH.saved('a.xlsx'), '已下载《a.xlsx》，在浏览器的下载文件夹里。'],
    [WORKBENCH.notOpened('a.xlsx', '这个文件是空的。'), '《a.xlsx》没有打开：这个文件是空的。'],
    [DOCUMENT.copyName('报告.docx'), '报告-核对.docx'],
    [DOCUMENT.copyName('报告.DOCM'), '报告-核对.DOCM'],
    [DOCUMENT.copyName('报告'), '报告-核对.docx'],
    [DOCUMENT.copyName('报告.docx.txt'), '报告.docx.txt-核对.docx'],
    [DOCUMENT.parts(0, 0, 0), '没有正文'],
    [DOCUMENT.parts(1, 0, 0), '1 段文字'],
    [DOCUMENT.parts(12, 1, 1), '12 段文字，1 张表格，是自评表'],
    [DOCUMENT.parts(12, 3, 1), '12 段文字，3 张表格，其中 1 张是自评表'],
    [DOCUMENT.parts(0, 2, 2), '没有正文，2 张表格，是自评表'],
    [DOCUMENT.parts(12, 3, 0), '12 段文字，3 张表格'],
    [BATCH.title(12), '批量核对 12 个文件'],
    [BATCH.cancelled(3, 12), '已停止，核对了 3 个文件，共 12 个。'],
    [BATCH.done(12, 0.4), '核对完 12 个文件，用时 1 秒。'],
    [BATCH.done(12, 59.4), '核对完 12 个文件，用时 59 秒。'],
    [BATCH.done(12, 60), '核对完 12 个文件，用时 1 分钟。'],
    [BATCH.done(12, 89), '核对完 12 个文件，用时 1 分 29 秒。'],
    [BATCH.done(12, 90), '核对完 12 个文件，用时 1 分 30 秒。'],
    [BATCH.done(12, 600), '核对完 12 个文件，用时 10 分钟。'],
    [BATCH.done(12, 119.7), '核对完 12 个文件，用时 2 分钟。'],
    [BATCH.done(12, 3600), '核对完 12 个文件，用时 1 小时。'],
    [BATCH.left(5), '，大约还要 5 秒'],
    [BATCH.progress(3, 12), '正在核对：3／12 个文件'],
    [BATCH.usualPolicy('全国'), '按各文件记录的，没有记录的按“全国”'],
    [
      BATCH.everywhere('湖北'),
      '所有文件都按“湖北”核对。点开某个文件后，仍按那个文件自己的办法核对，结果可能与列表不同；要一致，请在那里选同一办法。',
    ],
    [BATCH.step(2, 5), '2／5'],
    [BATCH.changedCells(3), '改了 3 个单元格，还在页面里；要保存请下载副本。'],
    [BATCH.sameProject(['a.xlsx']), '同一项目也在 a.xlsx'],
    [BATCH.sameProject(['a.xlsx', 'b.xlsx']), '同一项目也在 a.xlsx、b.xlsx'],
    [
      BATCH.sameProject(['a.xlsx', 'b.xlsx', 'c.xlsx', 'd.xlsx', 'e.xlsx', 'f.xlsx']),
      '同一项目也在 a.xlsx、b.xlsx 等 6 个文件',
    ],
    [BATCH.shown(20, 45), '共 45 张表，显示 20 张'],
    [BATCH.openRow('甲/a.xlsx'), '打开 甲/a.xlsx'],
    [BATCH.tables(3), '3 张表'],
    [BATCH.times(9, 4), '9 处，涉及 4 个文件'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('reports', () => {
  test.each<[string, string]>([
    [CARD.pointsGap(99, 100), '分值只有 99 分，暂不评等级'],
    [CARD.pointsGap(101, 100), '分值合计 101 分，超过 100 分，暂不评等级'],
    [CARD.notYet(0), '暂不能复算'],
    [CARD.notYet(1), '1 项待判断，暂不能复算'],
    [CARD.open(2), '2 项待人工判断'],
    [REPORT.like('扣分未说明原因', 13), '扣分未说明原因：同样问题 13 处'],
    [REPORT.withOthers('总分不对。', 'H13'), '总分不对。（有关 H13）'],
    [REPORT.unlisted('3 处提示'), '另有 3 处提示没有列出。'],
    [REPORT.needsHuman(2), '待人工判断（2）'],
    [REPORT.paragraph(3), '第3段'],
    [REPORT.quote('他说“好”，又说“不好”'), '“他说‘好’，又说‘不好’”'],
    [REPORT.within('第3段', '“100%”'), '第3段的“100%”'],
    [REPORT.cellOf('自评表', 'H13'), '自评表 H13'],
    [REPORT.covered('1 张表'), '核对了 1 张表。'],
    [REPORT.rows('表1', 2, 20), '表1（第2–20行）'],
    [REPORT.place('自评表', 'A1:I20'), '工作表“自评表”A1:I20'],
    [REPORT.byPolicy('湖北'), '按“湖北”办法'],
    [REPORT.suggestion('表内写明执行率20分', 'hubei'), '表内写明执行率20分；采用时加 --policy hubei'],
    [REPORT.basis('总分不符', '办法第三条'), '总分不符。依据：办法第三条'],
    [REPORT.made(new Date(2026, 0, 5), '09:30'), '2026年1月5日 09:30'],
    [REPORT.outcome('可报送', 3), '可报送 3 个'],
    [
      REPORT.overview(3, '：', ['可报送 2 个', '有错误 1 个'], '2 处错误'),
      '共 3 个文件：可报送 2 个，有错误 1 个。合计 2 处错误。',
    ],
    [REPORT.overview(1, '，', [], ''), '共 1 个文件。'],
    [REPORT.overview(2, '，', ['可报送 2 个'], ''), '共 2 个文件，可报送 2 个。'],
    [BASIS.title(9), '各项得分的依据（9 项指标）'],
    [BASIS.execution('4.2 ÷ 50.2 = 8.37%'), '预算执行：4.2 ÷ 50.2 = 8.37%'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('the tab of a report', () => {
  test.each<[string, string]>([
    [REPORT_TAB.against(''), '对照的自评表：当前工作簿。'],
    [REPORT_TAB.against('供水改造'), '对照的自评表：供水改造。'],
    [REPORT_TAB.cellElsewhere('a.xlsx', '自评表', 'H13', ''), '《a.xlsx》自评表 H13'],
    [REPORT_TAB.cellElsewhere('a.xlsx', '自评表', 'H13', '95%'), '《a.xlsx》自评表 H13“95%”'],
    [REPORT_TAB.within('表1 第3行', ''), '表1 第3行'],
    [REPORT_TAB.within('表1 第3行', '95%'), '表1 第3行的“95%”'],
    [REPORT_TAB.inTables([], 0), '没有认出自评表，没有发现问题。'],
    [REPORT_TAB.inTables(['表1'], 0), '自评表：表1，没有发现问题。'],
    [REPORT_TAB.inTables(['表1', '表3'], 1), '自评表：表1、表3，1 处问题。'],
    [REPORT_TAB.findings(2), '不一致（2）'],
    [REPORT_TAB.agreeing(3), '一致的 3 处'],
    [REPORT_TAB.ignored(1), '已忽略（1）'],
    [REPORT_TAB.show('第3段'), '在原文里显示 第3段'],
    [REPORT_TAB.commentedName('报告.docx'), '报告-批注.docx'],
    [REPORT_TAB.commentedName('报告.DOCM'), '报告-批注.docm'],
    [REPORT_TAB.commentedName('报告.docx.txt'), '报告.docx.txt-批注.docx'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('settings', () => {
  test.each<[string, string]>([
    [SETTINGS.importedAsk('本局办法'), '已导入“本局办法”，现在用它核对？'],
    [SETTINGS.savedAsk('本局办法'), '已保存“本局办法”，现在用它核对？'],
    [SETTINGS.removed('本局办法'), '已删除“本局办法”。'],
    [SETTINGS.saved('本局办法'), '已保存“本局办法”。'],
    [SETTINGS.recentCount(3), '3 条'],
    [POLICY_EDITOR.copyOf('湖北'), '湖北（副本）'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('the tab of notes', () => {
  test.each<[string, string]>([
    [NOTES.otherGroup('采购'), '其他原因：采购'],
    [NOTES.all(3), '全选（3 项）'],
    [NOTES.writeAll(3), '写入全部（3）'],
    [NOTES.left(0), '都已拟好'],
    [NOTES.left(1), '还有 1 项没有写全'],
    [NOTES.done(2), '已有说明 2 项'],
    [NOTES.noPlace.row(true), '资金一行没有说明栏。可以复制这段话，写进“实际完成情况”。'],
    [NOTES.noPlace.row(false), '资金一行没有说明栏。可以复制这段话。'],
    [NOTES.shared(2), '2 项说明写在同一个单元格里，每项一行'],
    [NOTES.label(2), '写入 2 条偏差说明'],
    [NOTES.scoreFirst('10'), '已达标，建议先改得分 10'],
    [NOTES.setScore('10'), '改为 10'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('what is taught', () => {
  test.each<[string, string]>([
    [TEACH.title(2), '没有完全认出（2）'],
    [TEACH.is('actual'), '是实际完成值'],
    [TEACH.label('一二三四五六七八九十一二三四五六'), '记下“一二三四五六七八九十一二三四五六”是什么'],
    [TEACH.label('一二三四五六七八九十一二三四五六七'), '记下“一二三四五六七八九十一二三四五…”是什么'],
    [TEACH.taught('完成数', '实际完成值'), '已记下：“完成数”是实际完成值。'],
    [TEACH.takeBack('完成数'), '收回“完成数”的认法'],
    [TEACH.takenBack('完成数'), '已收回“完成数”的认法。'],
    [TEACH.hereAlone('完成数', '实际完成值'), '已记下：“完成数”是实际完成值。这个文件写不进去，只记在这台电脑上。'],
    [TEACH.imported(2), '已导入 2 条认法。'],
    [TEACH.forms(3), '（3 张表）'],
    [TEACH.files(4), '4 个文件'],
    [describeWords({ kind: 'column', block: 'funds', words: '到位数' }, 3), '“到位数”（资金部分）这一列，3 个文件'],
    [describeWords({ kind: 'column', block: 'indicators', words: '落实成效' }, 30), '“落实成效”这一列，30 个文件'],
    [describeWords({ kind: 'row', block: null, words: '备查' }, 1), '“备查”旁边的内容，1 个文件'],
    [describeNotesProblem({ at: null, field: null }), '它不是导出的认法。'],
    [describeNotesProblem({ at: 2, field: 'words' }), '第 2 条不是表里的字样。'],
    [describeNotesProblem({ at: 2, field: 'role' }), '第 2 条的字样是什么，没有认出。'],
    [describeWordsProblem({ at: 2, field: 'words' }), '第 2 条的 words 不是表里的字样。'],
    [describeWordsProblem({ at: 2, field: null }), '第 2 条的写法不对。'],
    [describeNotesProblem({ at: 2, field: null }), '第 2 条的写法不对。'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('the outcome', () => {
  test.each<[string, string]>([
    [describeUntold([]), ''],
    [describeUntold(['总分', '分值']), '有 2 条规则无法核对（总分、分值）：表里有没有认出的部分，不等于没有问题。'],
    [describeCoverage({ tables: 1, indicators: 14, checks: 42 }), '1 张表、14 项指标、42 条规则'],
    [
      openOnly(
        'needs-review',
        { error: 0, warning: 0, hint: 1, human: 0 },
        { differing: 2, explained: 1, points: null },
      ),
      '未发现错误，另有 2 处与复算不同',
    ],
    [
      openOnly(
        'needs-review',
        { error: 0, warning: 1, hint: 0, human: 0 },
        { differing: 2, explained: 1, points: null },
      ),
      '',
    ],
    [
      openOnly(
        'needs-review',
        { error: 0, warning: 0, hint: 0, human: 1 },
        { differing: 2, explained: 1, points: null },
      ),
      '',
    ],
    [openOnly('ready', { error: 0, warning: 0, hint: 0, human: 0 }, { differing: 2, explained: 1, points: null }), ''],
    [
      openOnly(
        'needs-review',
        { error: 0, warning: 0, hint: 0, human: 0 },
        { differing: 0, explained: 0, points: null },
      ),
      '',
    ],
    [
      describeVerdict(
        'not-checked',
        { error: 1, warning: 0, hint: 0, human: 0 },
        { differing: 0, explained: 0, points: null },
      ),
      '未核对：没有可以核对的自评表',
    ],
    [
      describeVerdict(
        'ready',
        { error: 0, warning: 0, hint: 0, human: 0 },
        { differing: 0, explained: 0, points: null },
      ),
      '可报送',
    ],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('what was waived', () => {
  test.each<[string, string]>([
    [
      describeUnusedPolicy({ row: 5, sheet: '旧表' }),
      '“核对说明”第 5 行的单表评分办法用于工作表“旧表”，现在没有这张工作表，所以没有用上；表改了名的，请重新选择办法。',
    ],
    [
      describeUnusedWaiver({ row: 7, check: 'total-mismatch', project: '' }),
      '“核对说明”第 7 行忽略的“总分不等于各项得分之和”已经没有对应的问题，可以删去这一行。',
    ],
    [
      describeUnusedWaiver({ row: 7, check: 'no-such-check', project: '供水' }),
      '“核对说明”第 7 行忽略的“no-such-check”（供水）已经没有对应的问题，可以删去这一行。',
    ],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('places', () => {
  test.each<[string, string]>([
    [placesInTable('表1', ['表1 第4行“分值”', '表1 第4行“得分”']), '第4行“分值”、“得分”'],
    [
      placesInTable('表1', ['表1 第16行“名称”', '表1 第18行“名称”', '表1 第19行“得分”', '表1 第19行“分值”']),
      '第16、18行“名称”，第19行“得分”、“分值”',
    ],
    [placesInTable('表1', ['表1 第16行第2列', '表1 第18行第2列', '表1 第18行第3列']), '第16、18行第2列，第18行第3列'],
    [
      placesInTable(
        '表1',
        [1, 2, 3, 4, 5, 6, 7, 8].map((row) => `表1 第${row}行“得分”`),
      ),
      '第1、2、3、4、5、6、7、8行“得分”',
    ],
    [
      placesInTable(
        '表1',
        [1, 2, 3, 4, 5, 6, 7, 8, 9].map((row) => `表1 第${row}行“得分”`),
      ),
      '第1、2、3、4、5、6、7、8行“得分”等 9 格',
    ],
    [placeList(['甲', '乙', '丙', '丁']), '甲、乙、丙、丁'],
    [placeList(['甲', '乙', '丙', '丁', '戊']), '甲、乙、丙、丁等 5 处'],
    [paragraphPlace(3), '第3段'],
    [paragraphPlace(3, ''), '第3段'],
    [paragraphPlace(3, '三、结论'), '第3段（三、结论）'],
    [detailName(''), '资金明细的一行'],
    [detailName('财政拨款'), '“财政拨款”'],
    [totalName(''), '资金总额'],
    [totalName('总额'), '“总额”'],
    [ofRow(''), ''],
    [ofRow('总额'), '“总额”的'],
    [goalName('goal', null), '预期目标'],
    [goalName('goalResult', 2), '第2组的实际完成情况'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('cards', () => {
  test.each<[unknown, unknown]>([
    [isShort('一二三四五六七八九十一二'), true],
    [isShort('一二三四五六七八九十一二三'), false],
    [isShort('一\n二'), false],
    [CARDS.changeTo('10'), '改为 10'],
    [CARDS.changeToText('完成'), '改为“完成”'],
    [CARDS.changeCells(3), '改正 3 个单元格…'],
    [CARDS.several(2), '2 处'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});

describe('turns of phrase', () => {
  test.each<[string, string]>([
    [passedOverFiles(['a.pdf']), '另有 1 个文件不是表格或报告，没有核对：a.pdf。'],
    [passedOverFiles(['1', '2', '3', '4', '5']), '另有 5 个文件不是表格或报告，没有核对：1、2、3、4、5。'],
    [passedOverFiles(['1', '2', '3', '4', '5', '6']), '另有 6 个文件不是表格或报告，没有核对：1、2、3、4、5等。'],
    [notePlace(true), '表末的原因分析'],
    [notePlace(false), '“偏差原因分析及改进措施”栏'],
    [hiddenRow(13), '（第13行是隐藏的）'],
    [heldBehind('5', '6'), ''],
    [
      heldBehind({ shown: '6.3', held: '6.26' }, { shown: '5', held: '5.4' }),
      '指标值显示 6.3，实为 6.26。完成值显示 5，实为 5.4。',
    ],
    [
      quotedValue('一二三四五六七八九十一二三四五六七八九十一二三四'),
      '“一二三四五六七八九十一二三四五六七八九十一二三四”',
    ],
    [
      quotedValue('一二三四五六七八九十一二三四五六七八九十一二三四五'),
      '“一二三四五六七八九十一二三四五六七八九十一二三…”',
    ],
    [quotedValue({ shown: '96%', held: '96.49%' }), '“96%”（实为 96.49%）'],
  ])('%s', (said, words) => {
    expect(said).toBe(words);
  });
});
