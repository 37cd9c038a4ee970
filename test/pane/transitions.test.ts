import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import type { ReadingNote } from '../../src/engine/reading-notes/note.ts';
import { UNDO } from '../../src/messages/pane.ts';
import {
  type Checked,
  initialState,
  isBusy,
  type PaneEvent,
  type PaneState,
  type Preview,
  type Refusal,
  technical,
  transition,
} from '../../src/pane/state/state.ts';

/** Each event changes what it is about, and nothing beside it: held against a state in which everything is set. */

const EARLIER = { label: '填写得分', receipt: { applied: [], refused: [] } };
const LATER = { label: '应用建议', receipt: { applied: [], refused: [] }, readingNotes: [] as readonly ReadingNote[] };
const PREVIEW: Preview = {
  edits: [],
  skipped: ['一处'],
  label: '改',
};
const REFUSAL: Refusal = {
  during: 'write',
  code: 'protected-sheet',
  advice: { what: '受保护。', why: '因为。', how: '请解除。' },
  cause: 'AccessDenied',
};
const CHECKED = { scope: 'all', review: { tables: [{}, {}] } } as unknown as Checked;
const OTHER = {
  scope: 'active',
  review: { tables: [], findings: [{ waived: null }, { waived: {} }] },
} as unknown as Checked;
const POLICY = { id: 'hubei' } as ScoringPolicy;
const PLATFORM = { id: 'platform' } as ScoringPolicy;
const FORM = { sheet: '自评表', project: '供水' } as never;
const SECOND = { sheet: '二', project: '供气' } as never;

const FULL: PaneState = {
  phase: { kind: 'checking', stage: 'reviewing', done: 3, of: 5 },
  tab: 'scores',
  wantedNote: { table: 1, about: 0 },
  wantedCard: { key: 'k', waived: true },
  scope: 'all',
  policy: POLICY,
  ofForms: [],
  checked: CHECKED,
  beginning: { of: 'all\n自评表 national', count: 5 },
  stale: true,
  refusal: REFUSAL,
  lastError: 'before',
  journal: [EARLIER, LATER],
  undone: { cells: 1, refused: ['自评表!H13'] },
  journalHidden: true,
  preview: PREVIEW,
  marks: true,
  reading: true,
  notes: { a: { cause: '一', measures: '二' }, b: { cause: '三', measures: '四' } },
  present: { a: 'append', b: 'replace' },
  announced: { number: 7, text: '旧' },
};

const IDLE = { kind: 'idle' };
const says = (text: string): Pick<PaneState, 'announced'> => ({ announced: { number: 8, text } });

/** What is another thing than before. */
function changed(before: PaneState, after: PaneState): Partial<PaneState> {
  expect(Object.keys(after)).toEqual(Object.keys(before));
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof PaneState]));
}

test('how much there was at first is kept for the same forms by the same policy, and begins anew for others', () => {
  const checked = (scope: Checked['scope'], policy: string, findings: number): Checked => {
    const tables = [{ table: { sheet: '自评表' }, policy: { id: policy } }];
    const standing = Array.from({ length: findings }, () => ({ waived: null }));
    return { scope, review: { tables, findings: standing } } as unknown as Checked;
  };
  const counts: (number | undefined)[] = [];
  let state = FULL;
  for (const next of [
    checked('all', 'national', 4),
    checked('all', 'national', 9),
    checked('all', 'hubei', 3),
    checked('active', 'hubei', 2),
    checked('active', 'hubei', 0),
  ]) {
    state = transition(state, { type: 'check-done', checked: next, say: null });
    counts.push(state.beginning?.count);
  }
  expect(counts).toEqual([5, 5, 3, 2, 2]);
});

test.each<[string, PaneEvent, object]>([
  [
    'a check begins: the refusal before it is over',
    { type: 'check-started' },
    { phase: { kind: 'checking', stage: 'reading', done: 0, of: 0 }, refusal: null },
  ],
  [
    'it goes on',
    { type: 'check-progress', stage: 'reading', done: 1, of: 4 },
    { phase: { kind: 'checking', stage: 'reading', done: 1, of: 4 } },
  ],
  [
    'it is done',
    { type: 'check-done', checked: OTHER, say: '核对完了' },
    { phase: IDLE, checked: OTHER, beginning: { of: 'active', count: 1 }, stale: false, ...says('核对完了') },
  ],
  [
    'done without a word, and old already',
    { type: 'check-done', checked: OTHER, say: null, stale: true },
    { phase: IDLE, checked: OTHER, beginning: { of: 'active', count: 1 } },
  ],
  ['one that nobody asked for is held', { type: 'check-held', lastError: null }, { phase: IDLE }],
  ['and why', { type: 'check-held', lastError: 'busy' }, { phase: IDLE, lastError: 'busy' }],
  ['it is called off', { type: 'check-cancelled', say: '已取消' }, { phase: IDLE, ...says('已取消') }],
  [
    'something is refused',
    { type: 'refused', refusal: { ...REFUSAL, cause: null } },
    {
      phase: IDLE,
      refusal: { ...REFUSAL, cause: null },
      lastError: 'protected-sheet',
      preview: null,
      ...says('受保护。请解除。'),
    },
  ],
  ['the refusal is closed', { type: 'refusal-closed' }, { refusal: null }],
  ['a tab', { type: 'tab-set', tab: 'settings' }, { tab: 'settings' }],
  [
    'a note is wanted',
    { type: 'note-wanted', note: { table: 0, about: 'execution' } },
    { tab: 'notes', wantedNote: { table: 0, about: 'execution' } },
  ],
  ['it was shown', { type: 'note-shown' }, { wantedNote: null }],
  [
    'a card is wanted',
    { type: 'card-wanted', card: { key: 'x', waived: false } },
    { tab: 'problems', wantedCard: { key: 'x', waived: false } },
  ],
  ['it was shown', { type: 'card-shown' }, { wantedCard: null }],
  ['a scope', { type: 'scope-set', scope: 'active' }, { scope: 'active' }],
  ['a policy', { type: 'policy-set', policy: PLATFORM }, { policy: PLATFORM }],
  ['none', { type: 'policy-set', policy: null }, { policy: null }],
  [
    'a preview',
    { type: 'preview-opened', preview: { ...PREVIEW, label: '另' } },
    { preview: { ...PREVIEW, label: '另' } },
  ],
  ['is closed', { type: 'preview-closed' }, { preview: null }],
  ['writing begins', { type: 'write-started', cells: 4 }, { phase: { kind: 'writing', cells: 4 }, refusal: null }],
  [
    'written',
    { type: 'written', written: EARLIER, say: '写了' },
    {
      phase: IDLE,
      preview: null,
      journal: [EARLIER, LATER, EARLIER],
      journalHidden: false,
      undone: null,
      ...says('写了'),
    },
  ],
  [
    'written by the ribbon: what is under way stays',
    { type: 'written-elsewhere', written: EARLIER, say: '写了' },
    { journal: [EARLIER, LATER, EARLIER], journalHidden: false, undone: null, ...says('写了') },
  ],
  [
    'undone',
    { type: 'undone', undone: { cells: 2, refused: [] }, say: '撤销了' },
    { phase: IDLE, journal: [EARLIER], undone: { cells: 2, refused: [] }, journalHidden: false, ...says('撤销了') },
  ],
  ['the bar is closed', { type: 'journal-hidden' }, { undone: null }],
  ['marks off, said', { type: 'marks-set', on: false, say: '不标了' }, { marks: false, ...says('不标了') }],
  ['marks off, not said', { type: 'marks-set', on: false, say: null }, { marks: false }],
  ['what was read isn’t shown', { type: 'reading-shown', on: false }, { reading: false }],
  [
    'two notes take the same words',
    { type: 'notes-changed', keys: ['b', 'c'], input: { cause: '五', measures: '六' } },
    {
      notes: {
        a: { cause: '一', measures: '二' },
        b: { cause: '五', measures: '六' },
        c: { cause: '五', measures: '六' },
      },
    },
  ],
  [
    'what becomes of one note’s text',
    { type: 'present-changed', key: 'a', mode: 'keep' },
    { present: { a: 'keep', b: 'replace' } },
  ],
  [
    'one note is written',
    { type: 'notes-written', keys: ['b', 'c'] },
    { notes: { a: { cause: '一', measures: '二' } }, present: { a: 'append' } },
  ],
  ['a word', { type: 'announced', text: '听' }, says('听')],
])('%s: %#', (_name, event, expected) => {
  expect(changed(FULL, transition(FULL, event))).toEqual(expected);
});

test('an edit makes the result on the screen old; where there is none, nothing is', () => {
  const fresh = { ...FULL, stale: false };
  expect(changed(fresh, transition(fresh, { type: 'edited' }))).toEqual({ stale: true });
  const none = { ...fresh, checked: null };
  expect(transition(none, { type: 'edited' })).toBe(none);
  expect(changed(none, transition(none, { type: 'written-elsewhere', written: EARLIER, say: '' }))).not.toHaveProperty(
    'stale',
  );
  expect(changed(fresh, transition(fresh, { type: 'check-held', lastError: null }))).toMatchObject({ stale: true });
  expect(changed(none, transition(none, { type: 'check-held', lastError: null }))).not.toHaveProperty('stale');
});

test('a check that is held leaves what is being written under way', () => {
  const writing: PaneState = { ...FULL, phase: { kind: 'writing', cells: 2 } };
  expect(changed(writing, transition(writing, { type: 'check-held', lastError: null }))).toEqual({});
});

test.each<PaneState['phase']>([{ kind: 'starting' }, { kind: 'idle' }, { kind: 'writing', cells: 1 }])(
  'progress is none while it is %p',
  (phase) => {
    const state: PaneState = { ...FULL, phase };
    expect(transition(state, { type: 'check-progress', stage: 'reading', done: 1, of: 2 })).toBe(state);
    expect(isBusy(state)).toBe(phase.kind === 'writing');
  },
);

test('a form that is chosen for again replaces what was chosen for it alone', () => {
  const twice = transition(FULL, { type: 'form-policies-set', forms: [FORM, SECOND], policy: POLICY });
  expect(twice.ofForms).toHaveLength(2);
  const again = transition(twice, { type: 'form-policies-set', forms: [FORM], policy: null });
  expect(again.ofForms.map(({ policy }) => policy)).toEqual([POLICY, null]);
  expect(changed(twice, again)).toEqual({
    ofForms: [
      { ...(SECOND as object), policy: POLICY },
      { ...(FORM as object), policy: null },
    ],
  });
});

test('the technical error has its cause behind it where there is one', () => {
  expect([technical(REFUSAL), technical({ ...REFUSAL, cause: null })]).toEqual([
    'protected-sheet: AccessDenied',
    'protected-sheet',
  ]);
});

test('at the start nothing is set', () => {
  expect(initialState).toMatchObject({
    phase: { kind: 'starting' },
    tab: 'problems',
    scope: 'active',
    stale: false,
    marks: false,
    reading: false,
    journalHidden: false,
    announced: { number: 0, text: '' },
  });
  expect(UNDO.written(2)).toContain('2');
});
