/**
 * @jest-environment-options {"url": "https://intranet.example/jihe/commands.html", "customExportConditions": ["node", "node-addons"]}
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OLD_BROWSER } from '../../../../src/messages/pages.ts';
import { COMMAND_NAMES } from '../../../../src/programs/addin/ribbon/command-names.ts';
import { leaveMessage, takeMessage } from '../../../../src/programs/addin/ribbon/handover.ts';
import { startExcel, untilButtonsWork } from '../../../hosts/excel-emulator/harness.ts';
import { exampleForm } from '../../../support/form-text.ts';
import { watchDialogs } from './dialogs.ts';

/** The pages around the buttons: the window with a message, the self-test, and what Internet Explorer gets. */

function show(page: string): void {
  const html = readFileSync(join(__dirname, '../../../../src/programs/excel/ribbon', page), 'utf8');
  document.documentElement.innerHTML = html.replace(/<script[\s\S]*?<\/script>/g, '');
}

function run(script: string): void {
  jest.isolateModules(() => {
    require(join(__dirname, '../../../../src/programs/excel/ribbon', script));
  });
}

function browse(userAgent: string): void {
  jest.spyOn(window.navigator, 'userAgent', 'get').mockReturnValue(userAgent);
}

const text = (selector: string): string | undefined => document.querySelector(selector)?.textContent?.trim();

const INTERNET_EXPLORER = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';

afterEach(() => {
  jest.restoreAllMocks();
  window.localStorage.clear();
});

describe('the window with a message', () => {
  const sent: string[] = [];
  beforeEach(() => {
    sent.length = 0;
    const office = {
      onReady: (then: () => void) => then(),
      context: { ui: { messageParent: (word: string) => sent.push(word) } },
    };
    Object.assign(globalThis, { Office: office });
    show('message.html');
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

  test('shows it as text, once, and closes by its button or Esc', () => {
    leaveMessage(window, { title: '有错误：1 处错误。', lines: ['工作表“<b>”', '全部问题'] });
    // The store is all pages' of this server.
    expect(Object.keys(window.localStorage)).toEqual(['jihe.ribbon-message']);
    run('message.ts');
    expect(text('h1')).toBe('有错误：1 处错误。');
    expect([...document.querySelectorAll('#lines p')].map((line) => line.textContent)).toEqual([
      '工作表“<b>”',
      '全部问题',
    ]);
    expect(takeMessage(window)).toBeNull();
    const button = document.querySelector('button');
    expect(button?.hidden).toBe(false);
    expect(document.activeElement).toBe(button);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(sent).toEqual([]);
    button?.click();
    expect(sent).toEqual(['close']);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(sent).toEqual(['close', 'close']);
  });

  test.each(['{"title":1}', 'null', '{', '{"title":1,"lines":[]}', '{"title":"a","lines":"b"}'])(
    'says so when there is none: %s',
    (stored) => {
      window.localStorage.setItem('jihe.ribbon-message', stored);
      run('message.ts');
      expect(text('h1')).toBe('操作已经结束，但结果显示不出来。');
    },
  );

  test('a browser without a store loses the message, not the window', () => {
    const page = {
      get localStorage(): never {
        throw new DOMException('refused', 'SecurityError');
      },
    };
    expect(() => leaveMessage(page, { title: '', lines: [] })).not.toThrow();
    expect(takeMessage(page)).toBeNull();
  });
});

describe('Internet Explorer', () => {
  test('every button opens the page that says why nothing happens', async () => {
    const excel = await startExcel([exampleForm('national')], { starter: 'page' });
    const dialogs = watchDialogs();
    browse(INTERNET_EXPLORER);
    run('old-browser.ts');
    await untilButtonsWork(excel);
    for (const functionName of COMMAND_NAMES) await excel.transport.click({ functionName, controlId: functionName });
    expect(dialogs.pages).toHaveLength(COMMAND_NAMES.length);
    expect(dialogs.pages[0]).toContain('https://intranet.example/jihe/message.html');
    await excel.close();
    show('message.html');
    const sentences = [...document.querySelectorAll('h1, #lines p')].map((line) => line.textContent);
    expect(sentences).toEqual(OLD_BROWSER);
  });

  test('the pane says it instead of starting for ever', () => {
    document.documentElement.innerHTML = '<body><div id="pane">绩核正在启动…</div></body>';
    browse(INTERNET_EXPLORER);
    run('old-browser.ts');
    expect([...document.querySelectorAll('#pane p')].map((line) => line.textContent)).toEqual(OLD_BROWSER);
  });

  test('the first Edge is told the same', () => {
    document.documentElement.innerHTML = '<body><div id="pane">绩核正在启动…</div></body>';
    browse('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/64.0.3282.140 Edge/18.17763');
    run('old-browser.ts');
    expect(document.querySelector('#pane')?.textContent).toBe(OLD_BROWSER.join(''));
  });

  test('newer browsers are left alone', () => {
    browse('Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0');
    // There is no Office here: it would throw.
    expect(() => run('old-browser.ts')).not.toThrow();
  });
});

describe('自检', () => {
  const library = (): HTMLScriptElement | null => document.querySelector('script[src*="office.js"]');

  test('what is fine, and that Office.js can be loaded', () => {
    show('self-test.html');
    browse('Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0');
    run('self-test.ts');
    expect(text('#browser')).toMatch(/Chromium 120，可以运行/);
    expect(text('#store')).toMatch(/可以保存/);
    expect(text('#library')).toMatch(/正在加载/);
    library()?.dispatchEvent(new Event('load'));
    expect(text('#library')).toMatch(/可以加载（https:\/\/appsforoffice\.microsoft\.com/);
    expect(document.querySelectorAll('.fine')).toHaveLength(4);
  });

  test('what is missing, and what to do', () => {
    show('self-test.html');
    browse('Mozilla/5.0 AppleWebKit/537.36 Chrome/80.0.0.0 Safari/537.36');
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    run('self-test.ts');
    library()?.dispatchEvent(new Event('error'));
    expect(text('#browser')).toMatch(/Chromium 80 太旧/);
    expect(text('#store')).toMatch(/不允许保存/);
    expect(text('#library')).toMatch(/加载不了[\s\S]*--office-js self/);
    expect(document.querySelectorAll('.wrong')).toHaveLength(3);
  });

  test.each([
    ['86.0.4240.75', 'wrong', '浏览器：Chromium 86 太旧，绩核需要 87 或更新的版本。请更新浏览器或 WebView2。'],
    ['87.0.4280.66', 'fine', '浏览器：Chromium 87，可以运行绩核。'],
  ])('the oldest that was tried is said as it is asked for: %s', (version, kind, sentences) => {
    show('self-test.html');
    browse(`Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`);
    run('self-test.ts');
    expect(text('#browser')).toBe(sentences);
    expect(document.querySelector('#browser')?.className).toBe(kind);
  });

  test('the store that was tried holds nothing afterwards', () => {
    show('self-test.html');
    browse(INTERNET_EXPLORER);
    run('self-test.ts');
    expect(window.localStorage).toHaveLength(0);
    expect(document.querySelector('#browser')?.className).toBe('wrong');
    expect(document.querySelector('#store')?.className).toBe('fine');
  });

  test.each([
    [INTERNET_EXPLORER, /无法运行/],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/64.0.3282.140 Edge/18.17763',
      /无法运行/,
    ],
    ['Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15', /一般也能运行/],
  ])('browser %s', (userAgent, expected) => {
    show('self-test.html');
    browse(userAgent);
    run('self-test.ts');
    expect(text('#browser')).toMatch(expected);
  });
});
