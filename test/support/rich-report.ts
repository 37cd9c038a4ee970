import { buildDocx, paragraph, partXml, run, tableXml } from './docx-maker.ts';
import { RIGHT_RATE, WRONG_RATE } from './report-document.ts';

/** A report in Word that has a bit of everything: findings above and below headings, in a footnote, and one that was looked at. */

export const WAIVER_REASON = '按合同口径计算';
const NOTE_RATE = '另有配套资金预算40万元，支出10万元，配套资金执行率30%。';

const heading = (text: string, level: number, id = ''): string =>
  paragraph(`${run(text)}${id}`, `<w:outlineLvl w:val="${level - 1}"/>`);
const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';

/** The rate of a sentence under a comment that says it was looked at. */
function lookedAt(text: string, rate: string, id: number): string {
  const at = text.lastIndexOf(rate);
  const [before, after] = [text.slice(0, at), text.slice(at + rate.length)];
  return `<w:p>${run(before)}<w:commentRangeStart w:id="${id}"/>${run(rate)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>${run(after)}</w:p>`;
}

const BODY = [
  paragraph('全年预算资金120万元，实际支出118万元，其中：培训费60万元，资料费50万元，差旅费10万元。'),
  tableXml({
    rows: [
      [{ text: '批次', span: 2 }, { text: '金额' }],
      [{ text: '一', down: 'restart' }, { text: '甲' }, { text: '20万元\n另25万元' }],
      [{ text: '', down: 'continue' }, { text: '乙' }, { text: '' }],
    ],
  }),
  heading('一、基本情况', 1),
  paragraph('本项目按年度计划实施。'),
  heading('（一）细分', 3),
  paragraph('共支出96万元，结余30万元，问题整改率7%。'),
  heading('二、资金使用情况', 1),
  paragraph(`${run(WRONG_RATE)}${reference}`),
  paragraph(RIGHT_RATE),
  paragraph('按财预〔2020〕10号的规定办理支付。'),
  heading('三、其他', 1),
  lookedAt('另一项预算资金50万元，实际支出20万元，执行率为60%。', '60%', 7),
  paragraph('设备费预算30万元，支出15万元，设备费预算执行率为50%。'),
].join('');

export function richReport(): Uint8Array {
  return buildDocx(BODY, {
    parts: {
      'word/footnotes.xml': partXml('footnotes', `<w:footnote w:id="2">${paragraph(NOTE_RATE)}</w:footnote>`),
      'word/comments.xml': partXml(
        'comments',
        `<w:comment w:id="7" w:author="张三" w:date="2023-03-04T00:00:00Z">${paragraph(`绩核 已核对 text-rate：${WAIVER_REASON}`)}</w:comment>`,
      ),
    },
  });
}
