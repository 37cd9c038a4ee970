import { pairOf } from '../../src/app/pairing.ts';
import { narrativeOfLines } from '../../src/engine/narrative/document.ts';

const report = narrativeOfLines([
  '关于2022年度“城区排水管网 改造”项目支出绩效自评的报告',
  '城区排水管网改造按期完成。',
]);

function pairedWith(projects: readonly string[], reports = 2) {
  const pair = pairOf(
    report,
    projects.map((project) => ({ project })),
    reports,
  );
  return pair === null ? null : [pair.candidate.project, pair.by];
}

test.each([
  ['the same words', '城区排水管网改造'],
  ['with the year, quotes and the word 项目', '2022年“城区排水管网改造”项目'],
  ['in full-width brackets and blanks', '（城区）排水管网　改造'],
])('a form whose project the report names: %s', (_, project) => {
  expect(pairedWith(['街道路灯改造', project])).toEqual([project, 'project-name']);
});

test('a name that is a part of another one that is named as well is not meant', () => {
  expect(pairedWith(['排水管网改造', '城区排水管网改造'])).toEqual(['城区排水管网改造', 'project-name']);
});

test.each([
  ['two forms of one name', ['城区排水管网改造', '城区排水管网改造项目']],
  ['nothing that is named', ['街道路灯改造', '农村公路养护']],
  ['a name too short to mean anything', ['改造', '农村公路养护']],
  ['no name at all', ['', '项目']],
  ['no form', []],
])('none with %s', (_, projects) => {
  expect(pairedWith(projects)).toBeNull();
});

test('the only form beside the only report, whatever it is called', () => {
  expect(pairedWith(['街道路灯改造'], 1)).toEqual(['街道路灯改造', 'only-one']);
  expect(pairedWith(['街道路灯改造', '农村公路养护'], 1)).toBeNull();
});

/** A report of two, beside a form of this name and another. */
const named = (text: string, project: string): boolean =>
  pairOf(narrativeOfLines([text]), [{ project: '农村公路养护' }, { project }], 2)?.candidate.project === project;

test.each([
  ...[...'"\'“”‘’「」『』《》<>()[]、,，。.:：;；·-—_（）　 '].map((sign) => [`管网${sign}改造`, '管网改造'] as const),
  ['管网2022改造', '管网改造'],
  ['管网1999年改造', '管网改造'],
  ['管网2022年度改造', '管网改造'],
  ['管网支出项目改造', '管网改造'],
  ['Ｇ312国道', 'G312国道'],
] as const)('%j is %j, either way round', (one, other) => {
  expect([named(`${one}自评报告`, other), named(`${other}自评报告`, one)]).toEqual([true, true]);
});

test.each([
  ['管网1899改造', '管网改造'],
  ['管网2122年改造', '管网改造'],
  ['管网年改造', '管网改造'],
  ['管网/改造', '管网改造'],
  ['管网改', '管网改'],
])('%j isn’t %j', (text, project) => {
  expect(named(`${text}自评报告`, project)).toBe(false);
});

test('a name may go on in the next line', () => {
  expect(
    pairOf(
      narrativeOfLines(['城区管网', '改造自评报告']),
      [{ project: '城区管网改造' }, { project: '农村公路养护' }],
      2,
    ),
  ).toEqual({
    candidate: { project: '城区管网改造' },
    by: 'project-name',
  });
});
