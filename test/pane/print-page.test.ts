import { printPage } from '../../src/pane/print-page.ts';

/** A page on its way to a printer: in a frame that nobody sees or hears, gone once it is printed. */

const PAGE = {
  title: '核对单',
  body: '<div class="slip"><h1>供水</h1></div><p>第二页</p>',
  rules: ['@page{size:A4 portrait}', '.slip{color:#000}', 'p{margin:0}'],
};

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll('iframe')];

/** What the browser does when the frame is told to print. */
function browserPrints(print: (frame: Window) => void): void {
  const loaded = ({ target }: Event): void => {
    const { contentWindow } = target as HTMLIFrameElement;
    if (contentWindow !== null) contentWindow.print = () => print(contentWindow);
  };
  document.addEventListener('load', loaded, { capture: true, once: true });
}

const begins = (frame: Window): void => void frame.dispatchEvent(new Event('beforeprint'));

afterEach(() => document.body.replaceChildren());

test('is what is printed, whole and by its own rules', async () => {
  browserPrints(begins);
  expect(await printPage(PAGE)).toBe(true);
  const [frame, ...others] = frames();
  expect(others).toEqual([]);
  const printed = frame?.contentDocument;
  expect([printed?.title, printed?.documentElement.lang, printed?.body.innerHTML]).toEqual([
    '核对单',
    'zh-CN',
    PAGE.body,
  ]);
  const rules = [...(printed?.styleSheets[0]?.cssRules ?? [])].map(({ cssText }) => cssText.replace(/\s*\{.*$/s, ''));
  expect(rules).toEqual(['@page', '.slip', 'p']);
});

test('is in nobody’s way meanwhile', async () => {
  browserPrints(begins);
  await printPage(PAGE);
  const [frame] = frames();
  expect(frame).toMatchObject({ title: '核对单', tabIndex: -1 });
  expect(frame?.getAttribute('aria-hidden')).toBe('true');
});

test('goes when it is printed, and not before', async () => {
  browserPrints(begins);
  await printPage(PAGE);
  const [frame] = frames();
  frame?.contentWindow?.dispatchEvent(new Event('afterprint'));
  expect(frames()).toEqual([]);
});

test('another takes the place of one that never told its end; other frames stay', async () => {
  const other = document.createElement('iframe');
  document.body.append(other);
  browserPrints(begins);
  await printPage(PAGE);
  browserPrints(begins);
  await printPage({ ...PAGE, title: '第二张' });
  expect(frames().map(({ title }) => title)).toEqual(['', '第二张']);
});

test.each<[string, () => void]>([
  ['nothing happens', () => undefined],
  [
    'it is refused',
    () => {
      throw new Error('sandboxed');
    },
  ],
])('where %s it says so, and leaves nothing behind', async (_, print) => {
  browserPrints(print);
  expect(await printPage(PAGE)).toBe(false);
  expect(frames()).toEqual([]);
});
