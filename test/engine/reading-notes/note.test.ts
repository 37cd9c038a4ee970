import {
  isTeachable,
  mergeNotes,
  noteKey,
  notesFile,
  parseNotes,
  type ReadingNote,
  withoutNote,
} from '../../../src/engine/reading-notes/note.ts';

const notes: ReadingNote[] = [
  { words: '落实成效', role: 'actual' },
  { words: '债券资金管理（10分）', role: 'scored-block' },
];

test('a file of notes comes back as it went', () => {
  expect(parseNotes(JSON.parse(notesFile(notes)))).toEqual({ ok: true, notes });
});

test.each([
  ['没有名称的数组', notes, [{ at: null, field: null }]],
  ['另一种文件', { policies: [] }, [{ at: null, field: null }]],
  ['以后的版本', { version: 2, notes }, [{ at: null, field: null }]],
  ['不认识的身份', { version: 1, notes: [notes[0], { words: '甲', role: '得分' }] }, [{ at: 2, field: 'role' }]],
  ['数字不是字样', { version: 1, notes: [{ words: '10', role: 'score' }] }, [{ at: 1, field: 'words' }]],
  ['带地址', { version: 1, notes: [{ words: '甲', role: 'score', cell: 'A1' }] }, [{ at: 1, field: null }]],
  ['不是对象', { version: 1, notes: ['甲'] }, [{ at: 1, field: null }]],
])('%s is refused with its place', (_, json, problems) => {
  expect(parseNotes(json)).toEqual({ ok: false, problems });
});

test('words go by what labels go by', () => {
  for (const words of ['一、资金管理（10分）', '资金管理：', '资 金 管 理', '资金管理:8', '资金管理:', '２、资金管理'])
    expect(noteKey(words)).toBe('资金管理');
  // A label of one letter has its colon behind the first.
  expect(noteKey('甲:8')).toBe('甲');
  // Nothing stands before it: it parts nothing.
  expect(noteKey(':资金管理')).not.toBe('');
});

test('numbers and paragraphs can’t be taught', () => {
  for (const words of ['', ' ', '10', '95%', '≥397公里', '233亩', '（10）', '—', '甲'.repeat(61)])
    expect(isTeachable(words)).toBe(false);
  for (const words of ['得分A', '债券资金管理（10分）', '项目总投资：1200万元', '甲'.repeat(60)])
    expect(isTeachable(words)).toBe(true);
});

test('one note for the same words, the last; taken back by any of their spellings', () => {
  const again: ReadingNote = { words: '落实成效：', role: 'ignored' };
  expect(mergeNotes(notes, [again])).toEqual([again, notes[1]]);
  expect(withoutNote(notes, '落实成效①')).toEqual([notes[1]]);
});
