import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageOf } from '../../src/programs/wps/ribbon/images.ts';
import { checkWpsRibbon } from '../../tools/manifest/wps-ribbon.ts';

/** WPS's ribbon: what WPS can't load, and what Excel's has and it hasn't. */

const ROOT = join(__dirname, '../..');
const RIBBON = readFileSync(join(ROOT, 'assets/wps/ribbon.xml'), 'utf8');
const MANIFEST = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');

const problems = (ribbon: string, manifest = MANIFEST, hasImage = (_image: string): boolean => true): string[] =>
  checkWpsRibbon(ribbon, { manifest, imageOf, hasImage }).map(({ message }) => message);

test('the ribbon has nothing wrong', () => {
  expect(problems(RIBBON)).toEqual([]);
});

test.each([
  ['a declaration before it', `<?xml version="1.0"?>\n${RIBBON}`, /has to begin with <customUI/],
  ['a mark of its encoding', `\uFEFF${RIBBON}`, /has to begin with <customUI/],
  ['XML that is broken', RIBBON.replace('</group>', ''), /./],
  ['getVisible', RIBBON.replace('<tab ', '<tab getVisible="GetVisible" '), /^getVisible$/],
  ['another function', RIBBON.replace('onAction="OnAction"', 'onAction="Run"'), /^onAction="Run" instead of OnAction$/],
  ['no onLoad', RIBBON.replace(' onLoad="OnAddinLoad"', ''), /^no onLoad$/],
  ['no picture asked for', RIBBON.replace(' getImage="GetImage"', ''), /^a button without getImage$/],
  ['other words', RIBBON.replace('清除标注', '去掉标注'), /清除标注 \(clearMarks\)$/],
  ['another command', RIBBON.replace('"fillScores"', '"fillAll"'), /fillAll\)$/],
  ['another group', RIBBON.replace('label="填写"', 'label="写入"'), /^Excel’s ribbon has 填写 填写得分/],
])('%s is said', (_what, ribbon, message) => {
  expect(problems(ribbon)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});

test('a button that Excel’s ribbon has got is missed here', () => {
  const manifest = MANIFEST.replace('<FunctionName>clearMarks</FunctionName>', '<FunctionName>clearAll</FunctionName>');
  expect(problems(RIBBON, manifest)).toContain('Excel’s ribbon has 核对 清除标注 (clearAll)');
});

test('another order is said', () => {
  const lines = RIBBON.split('\n');
  const at = lines.findIndex((line) => line.includes('checkSheet'));
  const swapped = [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join('\n');
  expect(problems(swapped)).toEqual([expect.stringMatching(/another order/)]);
});

test('every button’s picture has to be there', () => {
  const missing = problems(RIBBON, MANIFEST, (image) => image !== 'images/notes.svg');
  expect(missing).toEqual(['no image images/notes.svg']);
});
