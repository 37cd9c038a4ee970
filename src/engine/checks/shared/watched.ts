import type { SelfEvaluation } from '../../layout/self-evaluation.ts';

/** 绩效运行监控表: filled in the middle of the year, so that nothing in it is missed, late or still to be scored. */
export function isWatched({ title }: SelfEvaluation): boolean {
  return title !== null && /监控(?:自评)?(?:表|情况|报告)|上半年[^（(]{0,12}(?:监控|运行|自评表)/.test(title.text);
}
