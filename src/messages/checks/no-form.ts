import type { NoFormData } from '../../engine/checks/no-form.ts';
import { inMarks, type Line, line } from '../line.ts';
import { quoted } from '../phrases.ts';
import { INDICATOR_COLUMN_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

/** What a sheet is instead of a form. */
const KINDS: { readonly [Kind in Exclude<NoFormData['kind'], 'evaluation' | 'text' | 'other'>]: string } = {
  goals: '绩效目标表',
  scores: '只有得分的评分表',
  progress: '进度表或监控表',
  ledger: '台账或明细表',
  summary: '汇总表',
  record: '记录表',
};

function whatItIs({ kind }: NoFormData): string {
  if (kind === 'other') return '不像自评表';
  if (kind === 'evaluation' || kind === 'text') return '像自评表，但没有认出来';
  return `看起来是${KINDS[kind]}`;
}

/** What the sheet is, below a heading that says that no form was found and nothing checked. */
export function whatSheetIs(data: NoFormData): Line {
  const sheet = data.inText === true ? line`文档里的${data.sheet}` : line`工作表${inMarks(data.sheet)}`;
  return line`${sheet}${whatItIs(data)}。`;
}

const LOOKED = '要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。';

export const noForm: CheckWords<NoFormData> = {
  title: '没有找到自评表',
  what: (data) => {
    if (data.inText === true) return line`文档里的${data.sheet}${whatItIs(data)}，没有核对。`;
    return line`${data.beside ? '' : '没有找到绩效自评表：'}工作表${inMarks(data.sheet)}${whatItIs(data)}，没有核对。`;
  },
  why({ heads, missing }) {
    if (heads.length === 0) return `${LOOKED}这里没有一行认出两个以上。`;
    const lacks = missing.map((column) => `“${INDICATOR_COLUMN_NAMES[column]}”`).join('');
    return `${LOOKED}最接近的一行认出了${heads.map(quoted).join('')}${lacks === '' ? '' : `，没有认出${lacks}`}。`;
  },
  how: ({ kind, inText = false }) =>
    kind === 'evaluation' || kind === 'text' || inText
      ? '如果它是自评表，请对照下发的表样看表头，或者人工核对这张表；没有核对不等于没有问题。'
      : '如果它不是自评表，不用改；要核对的是自评表时，检查是不是选错了文件或工作表。',
};
