/** What 得分 says, apart from the rest of the pane: it comes when it is first shown. */

export const SCORE_LIST = {
  target: '指标值',
  actual: '完成值',
  points: '分值',
  recorded: '表内',
  recomputed: '复算',
  which: '填哪些',
  differing: '所有与复算不一致的',
  chosen: '只填选中的',
  chosenCount: (count: number) => `已选 ${count} 项`,
  as: '填成',
  replace: '也覆盖与复算不同的公式',
  preview: '预览填写',
  choose: (name: string) => `选中“${name}”`,
  list: '各项得分',
  name: '指标',
  all: (count: number) => `全部 ${count}`,
  onlyDiffering: (count: number) => `只看不一致 ${count}`,
  noneDiffers: '没有不一致的。',
  differs: '与复算不一致',
  blank: '空白',
  byYou: '由您判断',
  byYouWithin: (low: string, high: string) => `由您判断：${low}～${high} 分`,
  /** What becomes formulas, by what is filled. */
  formulasHint: {
    blank: '空白的格里，能由单元格算出的写成公式；已填的不动。预览写明哪些只能写数值。',
    others: '执行率、预算执行得分和总分一律写成公式；指标值和完成值都是数字的指标也写成公式。预览写明哪些只能写数值。',
  },
} as const;

/** Why a cell gets a number where formulas were asked for. */
export type NumberReason = 'not-proportional' | 'no-operator' | 'not-numbers' | 'from-details' | 'amounts' | 'cell';

export const AS_NUMBER: { readonly [Reason in NumberReason]: string } = {
  'not-proportional': '写数值：不是按完成比例计分',
  'no-operator': '写数值：指标值没有写明是不低于还是不高于',
  'not-numbers': '写数值：指标值、完成值不都是单独的数字',
  'from-details': '写数值：金额是由其中各行相加得出的',
  amounts: '写数值：预算数、执行数不都是单独的数字',
  cell: '写数值：这一格不便写公式',
};
