import { DRESSES, formAsDocx, paragraph } from './docx-maker.ts';
import { exampleForm, withCells } from './form-text.ts';

/** A report in Word whose text contradicts itself and its form, which stands at its end. */

export const WRONG_RATE = '全年预算资金100万元，实际支出45.5万元，预算执行率为100%。';
export const RIGHT_RATE = '其中培训费预算20万元，支出15万元，培训费预算执行率为75%。';
const WRONG_SUM = '支出共45.5万元，其中：培训费15万元，资料费20.5万元，差旅费5万元。';
/** Beyond the first screen. */
const MIDDLE = Array.from({ length: 30 }, (_, at) =>
  paragraph(`（${at + 1}）按照实施方案组织开展工作，做到有计划、有落实、有检查，各环节资料齐全、手续完备。`),
);

const heading = (text: string, level: number): string => paragraph(text, `<w:outlineLvl w:val="${level - 1}"/>`);

const TEXT: readonly string[] = [
  heading('项目支出绩效自评报告', 1),
  heading('一、项目基本情况', 2),
  paragraph('为提升基层公共服务能力，按年度工作安排组织实施本项目。'),
  heading('二、资金使用情况', 2),
  paragraph(WRONG_RATE),
  paragraph(RIGHT_RATE),
  heading('三、组织实施情况', 2),
  ...MIDDLE,
  heading('四、存在的问题', 2),
  paragraph(WRONG_SUM),
];

/** @param cells of the form, as they are instead. */
export function reportWithForm(cells: Readonly<Record<string, string>> = { H20: '99' }): Uint8Array {
  return formBelow(cells, TEXT.join(''));
}

/** The form without a report around it. @param cells as they are instead. */
export function formAlone(cells: Readonly<Record<string, string>> = {}): Uint8Array {
  return formBelow(cells, '');
}

function formBelow(cells: Readonly<Record<string, string>>, text: string): Uint8Array {
  const dress = DRESSES.find(({ name }) => name === 'spans and merges');
  const bytes = dress === undefined ? null : formAsDocx(withCells(exampleForm('national'), cells), dress, text);
  if (bytes === null) throw new Error('the form cannot wear this dress');
  return bytes;
}
