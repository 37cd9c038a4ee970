import { DocumentError } from '../../../src/formats/error.ts';
import type { RibbonMessage } from '../../../src/messages/ribbon.ts';
import { type Outside, runCommand } from '../../../src/programs/addin/ribbon/run.ts';

/** A button that comes to nothing: what the user is told, and what whoever called hears. */

function outside(
  reason: Error,
  show?: Outside['show'],
): { readonly shown: RibbonMessage[]; readonly outside: Outside } {
  const shown: RibbonMessage[] = [];
  const showing = (message: RibbonMessage): Promise<void> => {
    shown.push(message);
    return Promise.resolve();
  };
  return {
    shown,
    outside: {
      connect: () => Promise.reject(reason),
      personalPolicy: () => null,
      readingNotes: () => [],
      onWritten: () => undefined,
      show: show ?? showing,
    },
  };
}

test.each<[Error, string, string]>([
  [new DocumentError('busy', 'busy'), '表格软件正忙', ''],
  [new DocumentError('gone', 'no-such-sheet', { sheet: '甲' }), '甲', ''],
  [new TypeError('ours'), '绩核出错了，没有做完。', '保存并重新打开工作簿'],
  [Object.assign(new Error('x'), { code: 'editing', detail: {} }), '绩核出错了，没有做完。', '保存并重新打开工作簿'],
])('%p', async (reason, title, line) => {
  const { shown, outside: around } = outside(reason);
  await runCommand('checkSheet', around);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.title).toContain(title);
  expect(shown[0]?.lines.join('\n')).toContain(line);
});

test('a window that can’t be opened is passed over, a fault of our own isn’t', async () => {
  const busy = new DocumentError('busy', 'busy');
  await expect(runCommand('checkSheet', outside(busy, () => Promise.reject(busy)).outside)).resolves.toBeUndefined();
  const ours = new TypeError('ours');
  await expect(runCommand('checkSheet', outside(busy, () => Promise.reject(ours)).outside)).rejects.toBe(ours);
});
