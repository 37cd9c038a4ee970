import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../../src/engine/checks/all.ts';
import { narrativeCheckIds } from '../../../src/engine/narrative/checks/all.ts';
import { builtInPolicies } from '../../../src/engine/policy/built-in.ts';
import { Folder } from '../../support/cli.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { transcript } from '../../support/transcript.ts';

/** Whole conversations with the command line, word for word. `→ 2` is the exit status. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

function agreed(name: string): string {
  return readFileSync(join(__dirname, '../../fixtures/cli', name), 'utf8');
}

test('how it is spoken to, and every way of speaking to it wrongly', async () => {
  const sentences = await transcript(folder, [
    ['--help'],
    [],
    ['form.xlsx'],
    ['check'],
    ['check', 'a.xlsx', '--formt', 'json'],
    ['fill', 'a.xlsx', '--hidden'],
    ['check', 'a.xlsx', '-f'],
    ['check', 'a.xlsx', '--format', 'xml'],
    ['check', 'a.xlsx', '--format'],
    ['check', 'a.xlsx', '--policy', '--format', 'json'],
    ['check', 'a.xlsx', '--jobs', '0'],
    ['fill'],
    ['fill', 'a.xlsx', 'b.xlsx', 'c.xlsx', '--output', 'd.xlsx'],
    ['fill', 'a.xlsx'],
    ['fill', 'a.xlsx', '--dry-run=yes'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'scores,all'],
    ['fill', 'a.xlsx', '--dry-run', '--as', 'text'],
    ['fill', 'a.xlsx', '--dry-run', '--notes', 'n.json'],
    ['policies', 'all'],
    ['explain'],
    ['explain', 'a', 'b'],
    ['explain', 'score-wrong'],
  ]);
  expect(sentences.replace([...checkIds, ...narrativeCheckIds].join('、'), '〈全部规则编号〉')).toBe(
    agreed('usage.txt'),
  );
});

test('every file that can not be used, for what it is', async () => {
  folder.form('a.xlsx');
  folder.write('text.xlsx', '不是工作簿');
  folder.write('bad.json', '{"id": "x",}');
  folder.write('wrong.json', '{"id": "X y", "digits": 9}');
  folder.write('why.json', '{"居民满意度": {"原因": "停水"}, "按期完工率": "停水", "户均改造成本": {}}');
  folder.write('list.json', '[]');
  mkdirSync(folder.at('empty'));
  folder.write('empty/~$a.xlsx', 'x');
  symlinkSync('loop.json', folder.at('loop.json'));
  const sentences = await transcript(folder, [
    ['check', 'gone.xlsx', 'text.xlsx', 'a.xlsx/b.xlsx', 'empty'],
    ['check', 'a.xlsx', '--policy', 'nowhere'],
    ['check', 'a.xlsx', '--policy', 'empty'],
    ['check', 'a.xlsx', '--policy=-x'],
    ['check', 'a.xlsx', '--policy', 'bad.json'],
    ['check', 'a.xlsx', '--policy', 'wrong.json'],
    ['check', 'a.xlsx', '--output', 'a.xlsx'],
    ['check', 'a.xlsx', '--output', 'empty'],
    ['check', 'a.xlsx', '--output', 'gone/r.txt'],
    ['check', 'a.xlsx', '--output', 'a.xlsx/r.txt'],
    ['check', 'a.xlsx', '--output', 'loop.json'],
    ['check', 'a.xlsx', '--output', '/dev/full'],
    ['fill', 'a.xlsx', '--output', '/dev/full'],
    ['fill', 'a.xlsx', '--output', 'b.xls'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'bad.json'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'why.json'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'list.json'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'empty'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'gone.json'],
    ['fill', 'empty', '--dry-run'],
    ['fill', '/dev/null', '--dry-run'],
  ]);
  expect(sentences.replaceAll(builtInPolicies.map(({ id }) => id).join('、'), '〈全部评分办法〉')).toBe(
    agreed('files.txt'),
  );
});

test('filling in a file of two forms', async () => {
  const first = withCells(exampleForm('national', '一'), {
    F6: '90',
    H6: '',
    I6: '',
    F7: '90',
    H13: '=A1+1 → 19',
    D14: '合格\u001b[2J率\\n（%）',
    F14: '',
    H14: '',
    F18: '正在研究',
    H18: '',
    F19: '80%',
    H19: '',
    H20: '',
  });
  const second = withCells(exampleForm('hubei', '二'), { E5: '', F5: '', F8: '' });
  const third = withCells(exampleForm('hubei', '三'), { B2: '另一个项目', G12: '97' });
  const fourth = withCells(exampleForm('operator-columns', '四'), { I20: '', J20: '良', C14: '得分', I14: '', I9: '' });
  folder.workbook('a.xlsx', first, second, third);
  folder.workbook('grade.xlsx', fourth);
  folder.workbook('whole.xlsx', exampleForm('national'));
  folder.write(
    'why.json',
    JSON.stringify({
      居民满意度: { cause: '停水较多。', measures: '提前公告' },
      预算执行率: { cause: '尾款未付' },
      老年人满意度: { cause: '没有偏差' },
      不存在: { cause: 'x' },
    }),
  );
  folder.write('half.json', JSON.stringify({ 居民满意度: { cause: '停水较多。', measures: '提前公告' } }));
  const sentences = await transcript(folder, [
    ['fill', 'a.xlsx', '--dry-run'],
    ['fill', 'a.xlsx', '--output', 'b.xlsx', '--policy', 'hubei'],
    ['fill', 'a.xlsx', '--dry-run', '--as', 'formulas', '--what', ' total , scores'],
    ['fill', 'a.xlsx', '--output', 'C.XLSX', '--what', 'notes,rate', '--notes', 'why.json'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes', '--notes', 'half.json'],
    ['fill', 'a.xlsx', '--dry-run', '--what', 'notes'],
    ['fill', 'grade.xlsx', '--dry-run'],
    ['fill', 'grade.xlsx', '--dry-run', '--what', 'scores'],
    ['fill', 'whole.xlsx', '--output', 'd'],
  ]);
  expect(sentences).toBe(agreed('fill.txt'));
});
