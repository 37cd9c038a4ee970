import type { WpsHost } from '../../../src/hosts/wps/host.ts';
import type { WpsRoot } from '../../../src/hosts/wps/root.ts';
import { downloadByWps } from '../../../src/programs/wps/taskpane/download.ts';
import { Front } from '../../../src/programs/wps/taskpane/front.ts';

/** Which workbook the user looks at, and where files go. */

interface Windows {
  /** `FullName` of the workbook in front; null: none. */
  inFront: string | null;
  own: string;
  isOpen: boolean;
}

function frontOf(windows: Windows): Front {
  const nameOf = (path: string): string => path.replace(/^.*\\/, '');
  const root = {
    app: {
      get ActiveWorkbook() {
        const { inFront } = windows;
        return inFront === null
          ? null
          : { FullName: inFront, Name: nameOf(inFront), Windows: { Item: () => ({ Hwnd: 1 }) } };
      },
    },
    service: () => undefined,
  } as unknown as WpsRoot;
  const host = {
    isOpen: () => windows.isOpen,
    get workbookName() {
      return windows.isOpen ? nameOf(windows.own) : '';
    },
    get address() {
      return windows.own.includes('\\') ? windows.own : '';
    },
  } as unknown as WpsHost;
  return new Front(root, host);
}

test('whoever stops listening hears nothing more', () => {
  const windows: Windows = { inFront: 'C:\\甲.xlsx', own: 'C:\\甲.xlsx', isOpen: true };
  const front = frontOf(windows);
  const heard: string[] = [];
  const stop = front.subscribe(() => heard.push('first'));
  front.subscribe(() => heard.push('second'));
  stop();
  windows.inFront = 'D:\\乙.xlsx';
  front.look();
  expect(heard).toEqual(['second']);
});

test('its own, another, its own under another name, none, and what is left when it is closed', () => {
  const windows: Windows = { inFront: 'C:\\甲.xlsx', own: 'C:\\甲.xlsx', isOpen: true };
  const front = frontOf(windows);
  const states: unknown[] = [];
  front.subscribe(() => states.push(front.state));
  const look = (change: Partial<Windows>): unknown => {
    Object.assign(windows, change);
    front.look();
    return front.state;
  };
  expect(look({})).toEqual({ kind: 'own' });
  expect(look({ inFront: 'D:\\乙.xlsx' })).toEqual({ kind: 'other', own: '甲.xlsx', inFront: '乙.xlsx' });
  // WPS says nothing while a dialog is open.
  expect(look({ inFront: null })).toEqual({ kind: 'other', own: '甲.xlsx', inFront: '乙.xlsx' });
  expect(look({ inFront: 'C:\\丙.xlsx', own: 'C:\\丙.xlsx' })).toEqual({ kind: 'own' });
  expect(look({ isOpen: false, inFront: 'D:\\乙.xlsx' })).toEqual({
    kind: 'closed',
    own: '丙.xlsx',
    inFront: '乙.xlsx',
  });
  expect(look({ inFront: null })).toEqual({ kind: 'closed', own: '丙.xlsx', inFront: null });
  // Told once for each change.
  look({});
  expect(states).toHaveLength(4);
});

test('a workbook that was never saved is its own too', () => {
  const front = frontOf({ inFront: '工作簿1', own: '工作簿1', isOpen: true });
  front.look();
  expect(front.state).toEqual({ kind: 'own' });
});

interface Asked {
  readonly written: [string, string][];
  readonly links: string[];
}

function download(answer: unknown, write: (path: string) => unknown = () => true): Asked {
  const asked: Asked = { written: [], links: [] };
  const root = {
    service: (name: string) =>
      name === 'GetSaveAsFilename'
        ? () => answer
        : {
            writeAsBinaryString: (path: string, bytes: string) => {
              const result = write(path);
              asked.written.push([path, bytes]);
              return result;
            },
          },
  } as unknown as WpsRoot;
  URL.createObjectURL = () => 'blob:x';
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function linkIt(
    this: HTMLAnchorElement,
  ) {
    asked.links.push(this.download);
  });
  downloadByWps(root, '副本.xlsx', new Uint8Array([0, 80, 255]));
  click.mockRestore();
  return asked;
}

test('a file goes where the user says, byte for byte', () => {
  expect(download('D:\\副本.xlsx')).toEqual({ written: [['D:\\副本.xlsx', '\u0000P\u00ff']], links: [] });
});

test('nowhere when the user thinks better of it', () => {
  expect(download(false)).toEqual({ written: [], links: [] });
});

test.each([
  ['WPS asks for no place', null, undefined],
  ['WPS says that it wasn’t written', 'D:\\a.xlsx', () => false],
  [
    'writing fails',
    'D:\\a.xlsx',
    () => {
      throw new Error('0x80070005');
    },
  ],
])('by a link where %s', (_what, answer, write) => {
  expect(download(answer, write).links).toEqual(['副本.xlsx']);
});

test.each(['GetSaveAsFilename', 'FileSystem'])('by a link where WPS has no %s', (missing) => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  URL.createObjectURL = () => 'blob:x';
  for (const none of [null, undefined]) {
    const asked = jest.fn(() => 'D:\\a.xlsx');
    const service = (name: string): unknown => (name === missing ? none : asked);
    downloadByWps({ service } as unknown as WpsRoot, '副本.xlsx', '字');
    // Nobody is asked where to what can't be written then.
    expect(asked).not.toHaveBeenCalled();
  }
  expect(click).toHaveBeenCalledTimes(2);
  click.mockRestore();
});

test('by a link where WPS has no such services', () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  URL.createObjectURL = () => 'blob:x';
  downloadByWps(null, '副本.xlsx', '字');
  expect(click).toHaveBeenCalledTimes(1);
  click.mockRestore();
});
