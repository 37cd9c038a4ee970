import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { formGrid } from './form-text.ts';

/** A form with much to do: twenty-five indicators, seventeen deviations that nobody explained, scores and sums that are wrong. */

const HEAD = [
  '项目支出绩效自评表',
  '（2023年度）',
  '项目名称\t\t\t乡镇卫生院能力提升',
  '主管部门\t\t\t卫生健康局\t\t\t实施单位\t卫生健康服务中心',
  '项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
  '\t\t年度资金总额\t200\t200\t190\t10\t90%\t9',
  '\t\t其中：当年财政拨款\t200\t200\t190\t10\t90%\t9',
  '\t\t其他资金\t0\t0\t0',
  '年度总体目标\t预期目标\t\t\t\t实际完成情况',
  '\t改善二十五个乡镇卫生院的条件，方便群众就近看病。\t\t\t\t多数乡镇卫生院已经改善，余下的在办手续。',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
];

type Row = readonly [name: string, target: string, actual: string, points: number, score: string];

/** Too little, and the points for it taken off. */
const SHORT: readonly Row[] = [
  ['修缮业务用房', '≥50间', '45间', 3, '2.7'],
  ['购置诊疗设备', '≥40台', '36台', 3, '2.7'],
  ['培训村医', '≥300人次', '270人次', 3, '2.7'],
  ['下乡巡诊', '≥60次', '54次', 3, '2.7'],
  ['建立健康档案', '≥9000份', '8100份', 3, '2.7'],
  ['改造化验室', '≥20间', '18间', 3, '2.7'],
  ['配备急救箱', '≥200个', '180个', 3, '2.7'],
  ['印制宣传册', '≥5000本', '4500本', 3, '2.7'],
  ['更换病床', '≥150张', '135张', 3, '2.7'],
  ['安装叫号机', '≥30台', '27台', 3, '2.7'],
];
/** Too little, and all points given. */
const GENEROUS: readonly Row[] = [
  ['设备验收合格率', '≥95%', '90%', 3, '3'],
  ['培训考核合格率', '≥90%', '81%', 3, '3'],
  ['档案完整率', '≥96%', '90%', 3, '3'],
];
/** Far more than was planned. */
const FAR: readonly Row[] = [
  ['服务居民人数', '≥10000人', '16000人', 3, '3'],
  ['上门随访', '≥800次', '1400次', 3, '3'],
  ['开展义诊', '≥12场', '20场', 3, '3'],
  ['设立咨询点', '≥10个', '18个', 3, '3'],
];
/** Reached, and yet points taken off. */
const STRICT: readonly Row[] = [
  ['按期完工率', '≥90%', '95%', 3, '2'],
  ['设备到位及时率', '≥90%', '96%', 3, '2'],
  ['群众投诉处理率', '≥98%', '100%', 3, '2'],
  ['平均候诊时间缩短', '≥10分钟', '12分钟', 3, '2'],
  ['基层就诊率', '≥60%', '64%', 3, '2'],
];
const REACHED: readonly Row[] = [
  ['转诊绿色通道', '≥5条', '5条', 8, '8'],
  ['居民满意度', '≥90%', '93%', 8, '8'],
  ['医务人员满意度', '≥85%', '88%', 8, '8'],
];

function lines(level1: string, level2: string, rows: readonly Row[]): string[] {
  return rows.map(([name, target, actual, points, score], at) =>
    [at === 0 ? level1 : '', at === 0 ? level2 : '', name, target, actual, points, score].join('\t'),
  );
}

export function heavyForm(): SheetGrid {
  return formGrid(
    [
      ...HEAD,
      ...lines('产出指标', '数量指标', SHORT),
      ...lines('', '质量指标', GENEROUS),
      ...lines('', '时效指标', STRICT),
      ...lines('效益指标', '社会效益指标', FAR),
      ...lines('', '可持续影响指标', REACHED.slice(0, 1)),
      ...lines('满意度指标', '服务对象满意度指标', REACHED.slice(1)),
      '总分\t\t\t\t\t100\t90',
    ].join('\n'),
  );
}
