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
