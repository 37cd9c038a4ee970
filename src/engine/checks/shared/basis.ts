/** Sources that several checks rest on: number and title, or the practice. */
export const NATIONAL_RULES = '财预〔2020〕10号《项目支出绩效评价管理办法》';
export const FORM = '项目支出绩效自评表';
