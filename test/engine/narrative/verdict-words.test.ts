import { reviewOf } from '../../support/narratives.ts';
import { otherThan, told, words } from '../../support/told-words.ts';

/** The words by which grades, targets, deductions, changes, blanks and names are told, one at a time. */

describe('a score and its grade', () => {
  test('what the grade is led in by', () => {
    const leads = words('等级 等次 级别 档次 结论 结果 评级 评定 评为 评价 绩效');
    const grade = (word: string) => `自评得分95分，${word}为良。`;
    expect(otherThan('text-grade', leads, ['良'], grade)).toEqual([]);
    expect(
      otherThan(
        'text-grade',
        words('为 是 属于 ： 一二三四为 一二三四五六为'),
        ['良'],
        (link) => `自评得分95分，等级${link}良。`,
      ),
    ).toEqual([]);
    expect(otherThan('text-grade', ['一二三四五六七为', '的'], [], (link) => `自评得分95分，等级${link}良。`)).toEqual(
      [],
    );
    expect(otherThan('text-grade', words('土质 水质'), [], grade)).toEqual([]);
  });

  test('every grade, in quotes or not, and what may stand behind', () => {
    expect(
      otherThan('text-grade', words('良好 中等 较差 良 中 差'), [], (word) => `自评得分95分，等级为${word}。`),
    ).toEqual(words('良好 中等 较差 良 中 差'));
    expect(otherThan('text-grade', words('优秀 优'), [], (word) => `自评得分95分，等级为${word}。`)).toEqual([]);
    for (const [open, close] of ['“”', '‘’', '《》', '""', "''"] as const)
      expect([open, told('text-grade', `自评得分95分，等级为${open}良${close}。`)]).toEqual([open, ['良']]);
    expect(
      otherThan(
        'text-grade',
        ['，', '。', '；', '、', '!', ')', '级', '档', '等', '”', '’', '》', ''],
        ['良'],
        (end) => `自评得分95分，等级为良${end}`,
      ),
    ).toEqual([]);
    expect(otherThan('text-grade', words('田 心'), [], (end) => `自评得分95分，等级为良${end}。`)).toEqual([]);
  });

  test('only of the whole', () => {
    expect(
      otherThan('text-grade', words('自评 评价 总分 得分 评分 综合 绩效'), ['良'], (word) => `${word}95分，等级为良。`),
    ).toEqual([]);
    expect(told('text-grade', '笔试95分，等级为良。')).toEqual([]);
    const parts = words('指标 决策 过程 产出 效益 效果 满意度 执行率 管理');
    expect(otherThan('text-grade', parts, [], (word) => `${word}得分95分，等级为良。`)).toEqual([]);
  });

  test('not where the text has a scale of its own', () => {
    const scales = words(
      '满分120， 90分以上为优， 60分以下为差， 90-100分， 80~90分， 优、良、中， 分为四档， 优秀、合格， 中、良、',
    );
    expect(otherThan('text-grade', scales, [], (scale) => `${scale}自评得分95分，等级为良。`)).toEqual([]);
    expect(
      otherThan('text-grade', words('满分100， 得分为百分制，'), ['良'], (scale) => `${scale}自评得分95分，等级为良。`),
    ).toEqual([]);
  });

  test('right behind the score or its name', () => {
    expect(
      otherThan('text-grade', words('等级良 等次良 等级“良”'), ['良'], (word) => `自评得分95分，${word}。`),
    ).toEqual([]);
    expect(told('text-grade', '自评得分95分（良）。')).toEqual(['良']);
    expect(told('text-grade', '自评得分95分（优）。')).toEqual([]);
    expect(told('text-grade', '自评得分95分，2人被评为良好。')).toEqual([]);
  });

  test('the total behind its parts, and each of several', () => {
    expect(told('text-grade', '投入得20分、产出得49分、效益得28分，总分97分，等级为良。')).toEqual(['良']);
    expect(told('text-grade', '投入得20分、产出得49分、效益得28分，总分97分，等级为优。')).toEqual([]);
    expect(told('text-grade', '投入得20分、产出得49分、效益得28分，等级为良。')).toEqual([]);
    expect(told('text-grade', '上年总分97分，本年总分85分，等级为优。')).toEqual([]);
    expect(told('text-grade', '甲自评得分98分，等级为优；乙自评得分85分，等级为优。')).toEqual(['优']);
    expect(told('text-grade', '甲自评得分98分，等级为优；乙自评得分85分，等级为良。')).toEqual([]);
  });

  test('in the same sentence or the next without a score', () => {
    expect(told('text-grade', '自评得分95分。评价等级为良。')).toEqual(['良']);
    expect(told('text-grade', '自评得分95分。今年共3次检查。评价等级为良。')).toEqual([]);
    expect(told('text-grade', '自评得分95分。2022年评价等级为良。')).toEqual([]);
    expect(told('text-grade', '自评得分95分，上年得分85分，等级为良。')).toEqual([]);
    expect(told('text-grade', '自评得分95分，总分95分，等级为良。')).toEqual(['良']);
    expect(told('text-grade', '自评得分105分，等级为良。')).toEqual([]);
  });
});

describe('a target that was missed', () => {
  test('what the target is called', () => {
    const text = (word: string) => `培训${word}20场，实际15场。`;
    const wanted = words('目标 目标值 指标值 计划 任务 应达到 应达 需达到 需达 不低于 不少于 ≥ >');
    expect(otherThan('text-target-missed', wanted, ['15场'], text)).toEqual([]);
    expect(otherThan('text-target-missed', words('上限 名额'), [], text)).toEqual([]);
    const most = words('≤ < 控制在 不超过');
    expect(otherThan('text-target-missed', most, ['25场'], (word) => `检修${word}20场，实际25场。`)).toEqual([]);
    expect(otherThan('text-target-missed', most, [], (word) => `检修${word}20场，实际15场。`)).toEqual([]);
  });

  test('what was done is called', () => {
    const done = words('实际 完成值 已完成 完成');
    expect(otherThan('text-target-missed', done, ['15场'], (word) => `培训目标20场，${word}15场。`)).toEqual([]);
    expect(
      otherThan(
        'text-target-missed',
        words('另有 目标值完成 指标值完成 计划完成'),
        [],
        (word) => `培训目标20场，${word}15场。`,
      ),
    ).toEqual([]);
  });

  test('where less is better', () => {
    const low = words('投诉 成本 失误 事故 差错 病死率 耗时');
    expect(otherThan('text-target-missed', low, ['5次'], (word) => `${word}目标2次，实际5次。`)).toEqual([]);
    expect(otherThan('text-target-missed', low, [], (word) => `${word}目标5次，实际2次。`)).toEqual([]);
    expect(told('text-target-missed', '接待目标2次以内，实际5次。')).toEqual(['5次']);
    expect(told('text-target-missed', '接待目标不高于2次，实际5次。')).toEqual(['5次']);
  });

  test('explained in the two sentences behind', () => {
    const reasons = words(
      '未完成 未达到 未能开展 原因是雨季 由于雨季 因为雨季 因雨季 受雨季限制 进度滞后 尚未收尾 有偏差 雨季影响 疫情 取消了5场 减少了5场',
    );
    expect(otherThan('text-target-missed', reasons, [], (reason) => `培训目标20场，实际15场。${reason}。`)).toEqual([]);
    expect(
      otherThan('text-target-missed', words('疫情'), [], (reason) => `培训目标20场，实际15场。已报备。${reason}。`),
    ).toEqual([]);
    expect(
      otherThan(
        'text-target-missed',
        words('疫情'),
        ['15场'],
        (reason) => `培训目标20场，实际15场。已报备。已公开。${reason}。`,
      ),
    ).toEqual([]);
    expect(told('text-target-missed', '培训目标20场，实际15场。已公开。')).toEqual(['15场']);
    expect(told('text-target-missed', '一、未完成情况', '培训目标20场，实际15场。')).toEqual([]);
  });

  test('and the text says that all was reached', () => {
    const severities = (text: string) => reviewOf([text]).findings.map(({ severity }) => severity);
    const denied = (claim: string) =>
      reviewOf([`培训目标20场，实际15场，${claim}。`])
        .findings.filter(({ check }) => check === 'text-target-missed')
        .map(({ data }) => (data as { isDenied: boolean }).isDenied);
    const claims = words('全部完成 均达到 均已达标 都实现 都已完成 各项指标完成 全部一二三四达标');
    expect(claims.filter((claim) => denied(claim)[0] !== true)).toEqual([]);
    expect(words('部分完成 进展顺利 全部一二三四五达标').filter((claim) => denied(claim)[0] !== false)).toEqual([]);
    // What stands before the numbers isn't said of them.
    expect(severities('各项指标均已完成。培训目标20场，实际15场。')).not.toEqual(
      severities('培训目标20场，实际15场。各项指标均已完成。'),
    );
  });
});

describe('what was taken off', () => {
  test('each time and in all', () => {
    const taken = words('扣 扣除 扣减 扣掉 扣了 扣分 扣分为 扣除：');
    expect(
      otherThan(
        'text-sum',
        taken,
        ['5.5分'],
        (word) => `培训${word}3分，宣传${word}0.5分，巡查${word}1分，共扣5.5分。`,
      ),
    ).toEqual([]);
    const all = words(
      '共扣 共计扣 合计扣 累计扣 总计扣 总共扣 一共扣 共扣除 共扣减 共扣掉 共扣了 共扣分 共扣分为 共扣分：',
    );
    expect(
      otherThan('text-sum', all, ['5.5分'], (word) => `培训扣3分，宣传扣0.5分，巡查扣1分，${word}5.5分。`),
    ).toEqual([]);
    expect(otherThan('text-sum', all, [], (word) => `培训扣3分，宣传扣0.5分，巡查扣1分，${word}4.5分。`)).toEqual([]);
  });

  test('and its parts behind 其中', () => {
    expect(told('text-score-sum', '扣分4.3分，其中：执行率扣0.3分，采集差错扣2分，培训次数扣3分。')).toEqual(['4.3分']);
  });

  test('by scores alone', () => {
    expect(told('text-sum', '培训扣3分，宣传扣0.5分，共扣5.5万元。')).toEqual([]);
    expect(told('text-difference', '满分100分，共扣4.5分，涉及3项指标，自评得94.5分。')).toEqual(['94.5分']);
    const row = ['满分100分', '培训扣3分，宣传扣0.5分，共扣5.5分，得94.5分', '2022年', '全年'];
    expect(told('text-sum', row.join('\t'))).toEqual([]);
    expect(told('text-sum', row.slice(0, 3).join('\t'))).toEqual(['5.5分']);
  });

  test('so much each time adds up to nothing', () => {
    const each = words(
      '每次扣 迟报1次扣 缺1项扣 缺1个扣 缺1处扣 迟报1起扣 缺1件扣 少1人扣 迟1天扣 迟1天，扣 迟1天扣除',
    );
    expect(otherThan('text-sum', each, [], (word) => `${word}3分，宣传扣0.5分，共扣5.5分。`)).toEqual([]);
  });

  test('what is left of all points', () => {
    const full = words('满分 总分值 百分制');
    expect(otherThan('text-difference', full, ['94.5分'], (word) => `${word}100分，共扣4.5分，得94.5分。`)).toEqual([]);
    const earned = words('得 得分 自评得分 综合得分 最终得分 最后得分 实际得分 总得分 评价得分 得分为 得分是 得分：');
    expect(otherThan('text-difference', earned, ['94.5分'], (word) => `满分100分，共扣4.5分，${word}94.5分。`)).toEqual(
      [],
    );
    expect(otherThan('text-difference', earned, [], (word) => `满分100分，共扣4.5分，${word}95.5分。`)).toEqual([]);
    const bonus = words('加分 附加 加 加了');
    expect(otherThan('text-difference', bonus, [], (word) => `满分100分，共扣4.5分，得96.5分，${word}2分。`)).toEqual(
      [],
    );
  });
});

describe('by how much it changed', () => {
  test('the words for it', () => {
    const by = words('增加 增长 提高 提升 上升 扩大 增 升 减少 下降 降低 降 缩短 压缩 净增加 共增加 累计增加 增加了');
    expect(otherThan('text-difference', by, ['28个'], (word) => `站点由85个增加到112个，${word}28个。`)).toEqual([]);
    expect(otherThan('text-difference', by, [], (word) => `站点由85个增加到112个，${word}27个。`)).toEqual([]);
    expect(
      otherThan('text-difference', words('另建 改造'), [], (word) => `站点由85个增加到112个，${word}28个。`),
    ).toEqual([]);
  });

  test('shares held against each other', () => {
    const against = words('比 较 高于 低于 超过 超出 高出');
    expect(
      otherThan('text-difference', against, ['5.9个百分点'], (word) => `合格率98.7%，${word}目标95%高5.9个百分点。`),
    ).toEqual([]);
    const more = words('高 低 多 少 提高 上升 提升 下降 降低 增加 减少 高出 低于 高于 高了 高出了 ，高出');
    expect(
      otherThan('text-difference', more, ['5.9个百分点'], (word) => `合格率98.7%，比目标95%${word}5.9个百分点。`),
    ).toEqual([]);
    expect(otherThan('text-difference', more, [], (word) => `合格率98.7%，比目标95%${word}3.7个百分点。`)).toEqual([]);
  });
});

describe('what a template left', () => {
  test('every kind of blank', () => {
    const blanks = words(
      '20xx年 20XX年 19××年 20**年 XX省 XX市 xx县 ××区 XX镇 XX乡 XX村 XX局 XX单位 XX项目 XX公司 XX部门 XX日报 XX元 XX万元 XX个 XX年 XX月 XX日 XX% XXXXXX市 ** *** （200字以内） （不超过200字以内） （限200字左右） 1000字以内 （请填写名称） [请输入] （此处填写） （待填） （待补充材料） [bookmark:_GoBack] ___',
    );
    const seen = (blank: string) => told('text-placeholder', `开展了${blank}工作。`).length;
    expect(blanks.filter((blank) => seen(blank) !== 1)).toEqual([]);
    const none = words('2022年 XX（略） XXXXXXX市 * __ （5字以内） （约200字） （请知悉） X市 XXL');
    expect(none.filter((blank) => seen(blank) !== 0)).toEqual([]);
  });

  test('told once, up to twelve times', () => {
    expect(told('text-placeholder', 'XX市。'.repeat(12))).toEqual(['XX市']);
    expect(told('text-placeholder', 'XX市。'.repeat(13))).toEqual([]);
  });
});

describe('another town’s name', () => {
  const report = (text: string, title = '三河镇2021年度项目自评报告') => told('text-name', title, text);
  const OTHER = ['临江镇'];

  test('what names the report’s own', () => {
    const titles = words(
      '三河镇2021年度自评 三河镇人民政府2021年度自评 三河镇政府关于2021年自评 三河镇关于2021年自评 三河镇人民政府 三河镇项目自评报告 三河镇绩效报告 三河镇评价报告 清河县三河镇2021年度自评 某某省三河镇2021年度自评 清河市三河镇2021年度自评 清河区三河镇2021年度自评',
    );
    expect(titles.filter((title) => report('经临江镇人民政府组织。', title).length === 0)).toEqual([]);
    const none = words('三河镇道路养护 各乡镇2021年度自评 全镇2021年度自评');
    expect(none.filter((title) => report('经临江镇人民政府组织。', title).length > 0)).toEqual([]);
    expect(told('text-name', '一', '二', '三', '三河镇2021年度自评', '经临江镇政府组织。')).toEqual(OTHER);
    expect(told('text-name', '一', '二', '三', '四', '三河镇2021年度自评', '经临江镇政府组织。')).toEqual([]);
  });

  test('every office', () => {
    const offices = words('人民政府 政府 党委 财政所 党工委 办事处');
    expect(offices.filter((office) => report(`经临江镇${office}组织。`).join() !== '临江镇')).toEqual([]);
    expect(words('卫生院 道路').filter((office) => report(`经临江镇${office}组织。`).length > 0)).toEqual([]);
    expect(report('由三河镇人民政府组织。')).toEqual([]);
    expect(report('经临江乡人民政府组织。')).toEqual([]);
  });

  test('what stands before the name', () => {
    const before = words('在 经 报 推广 据 照 按 了 的 是 为 以 将 把 ， ： 。');
    expect(before.filter((word) => report(`工作${word}临江镇人民政府组织。`).join() !== '临江镇')).toEqual([]);
  });

  test('others that a report may speak of', () => {
    const others = words('、 和 与 及 赴 到 向 往 给 对 同 跟 原 协作 对口帮扶 帮扶 邻近的 学习 划归 合并');
    expect(others.filter((word) => report(`本镇${word}临江镇人民政府组织。`).length > 0)).toEqual([]);
    expect(report('经临江镇人民政府、县水利局组织。')).toEqual([]);
    const nobody = words('各 乡 全 我 该 本 所 在 等 个 城 建 集 村 辖 某 两 三 四 五 六 七 八 九 十');
    expect(nobody.filter((word) => report(`经临${word}镇人民政府组织。`).length > 0)).toEqual([]);
  });

  test('said to carry the project, beside others or not', () => {
    const carried = words('项目由 本项目由 该项目由 此项目由');
    expect(carried.filter((word) => report(`${word}临江镇人民政府实施。`).join() !== '临江镇')).toEqual([]);
    const carries = words(
      '人民政府实施 政府管理 人民政府负责实施 人民政府具体实施 人民政府统一组织实施 人民政府牵头组织管理 政府负责具体实施',
    );
    expect(carries.filter((word) => report(`项目由临江镇${word}。`).join() !== '临江镇')).toEqual([]);
  });
});
