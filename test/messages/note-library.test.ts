import { DIRECTIONS } from '../../src/engine/notes/direction.ts';
import { NOTE_LIBRARY, offeredCauses, proposedMeasures } from '../../src/messages/note-library.ts';
import { DIRECTION_NAMES } from '../../src/messages/notes-tab.ts';

/** The phrases for 原因 and 改进措施. */

const CAUSES = NOTE_LIBRARY.flatMap(({ causes }) => causes);
const MEASURES = NOTE_LIBRARY.flatMap(({ measures }) => measures);

test.each(DIRECTIONS)('%s: some causes fit at once, and every cause is offered just once', (direction) => {
  const { first, also, others } = offeredCauses(direction);
  expect(first.length).toBeGreaterThanOrEqual(5);
  expect(first.length).toBeLessThanOrEqual(8);
  const all = [...first, ...also, ...others.flatMap(({ causes }) => causes)];
  expect([...all].sort()).toEqual(CAUSES.map(({ words }) => words).sort());
  expect(others.every(({ causes }) => causes.length > 0)).toBe(true);
  expect(DIRECTION_NAMES[direction]).not.toBe('');
});

test('every cause proposes a measure that can be picked by itself', () => {
  expect(CAUSES.length).toBeGreaterThan(35);
  expect(new Set(CAUSES.map(({ words }) => words)).size).toBe(CAUSES.length);
  for (const { words, measure } of CAUSES) {
    expect(proposedMeasures([words])).toEqual([measure]);
    expect(MEASURES).toContain(measure);
  }
});

test('the phrases name no numbers, dates, names or places, and end without a stop', () => {
  const phrases = [...CAUSES.map(({ words }) => words), ...MEASURES];
  expect(phrases.filter((phrase) => /[0-9０-９]|[二三四五六七八九十][年月日号%万]|[。；;]$|；/.test(phrase))).toEqual(
    [],
  );
});

test('measures of several causes stand once each; words of nobody’s propose none', () => {
  const [early, signed] = ['政府采购程序用时超过预期', '合同签订时间晚于计划'];
  expect(proposedMeasures([early, signed, '管线改线'])).toEqual(['提前启动采购准备，合理安排采购周期']);
});
