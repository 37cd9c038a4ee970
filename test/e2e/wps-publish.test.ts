import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import { packageVersion } from '../../tools/manifest/surroundings.ts';
import { assembleWps } from '../../tools/package/wps/assemble.ts';
import { launchChromium } from './support/chromium.ts';
import { ROOT } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';

/** publish.html of the folder for a server, before WPS's own service of this machine: it installs, removes, and says how it stands. */

const SERVICE = 'http://127.0.0.1:58890/';
const URL_OF_ADDIN = 'http://intranet.example/wps/Jihe/';
const VERSION = packageVersion(ROOT);

let browser: Browser;
let folder: string;
let server: Server;
let context: BrowserContext;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-publish-'));
  // Of the add-in itself nothing is needed here.
  const builds = Object.fromEntries(['pane', 'ribbon', 'main'].map((name) => [name, path.join(folder, name)]));
  for (const build of Object.values(builds)) mkdirSync(build);
  const out = path.join(folder, 'out');
  assembleWps({
    base: 'http://intranet.example/wps/',
    out,
    root: ROOT,
    version: VERSION,
    builds: builds as Record<'pane' | 'ribbon' | 'main', string>,
  });
  server = await serve(path.join(out, 'server'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => context.close());

interface Entry {
  readonly name: string;
  readonly url: string;
  readonly enable: string;
}

/** WPS's service, as its vendor's own page speaks to it. */
class Service {
  installed: Entry[] = [{ name: 'Other', url: 'http://other.example/', enable: 'true' }];
  /** What it answers with; `down`: nobody listens. */
  mode: 'works' | 'down' | 'refuses' | 'babbles' = 'works';
  readonly asked: string[] = [];
  readonly orders: Readonly<Record<string, string>>[] = [];

  answer(request: Request): { readonly status: number; readonly body: string } | null {
    const asked = request.url().slice(SERVICE.length);
    this.asked.push(`${request.method()} ${asked}`);
    if (this.mode === 'down') return null;
    if (this.mode === 'refuses') return { status: 500, body: '' };
    if (this.mode === 'babbles') return { status: 200, body: '<html>' };
    if (asked === 'publishlist') return { status: 200, body: JSON.stringify(this.installed) };
    if (asked !== 'deployaddons/runParams') return { status: 404, body: '' };
    const data = JSON.parse(Buffer.from(request.postData() ?? '', 'base64').toString('utf8')) as Record<string, string>;
    const { cmd = '', name = '', url = '' } = data;
    this.orders.push(data);
    const others = this.installed.filter((each) => each.name !== name);
    this.installed = cmd === 'enable' ? [...others, { name, url, enable: 'true' }] : others;
    return { status: 200, body: '{}' };
  }
}

interface Opened {
  readonly page: Page;
  readonly service: Service;
  readonly problems: string[];
  readonly says: (text: string | RegExp) => Promise<void>;
  readonly press: (name: '安装' | '卸载') => Promise<void>;
}

async function open(service: Service): Promise<Opened> {
  context = await browser.newContext({ locale: 'zh-CN' });
  const problems: string[] = [];
  context.on('console', (message) => problems.push(message.text()));
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(SERVICE) && url !== `${server.origin}/publish.html`) problems.push(`request: ${url}`);
  });
  await context.route(`${SERVICE}**`, async (route: Route) => {
    const answer = service.answer(route.request());
    if (answer === null) await route.abort('connectionrefused');
    else await route.fulfill({ ...answer, headers: { 'access-control-allow-origin': '*' } });
  });
  const page = await context.newPage();
  await page.goto(`${server.origin}/publish.html`);
  return {
    page,
    service,
    problems,
    says: (text) => page.getByRole('status').getByText(text, { exact: true }).waitFor(),
    press: (name) => page.getByRole('button', { name }).click(),
  };
}

const NONE = '没有安装。';
const THERE = `已经安装，地址是 ${URL_OF_ADDIN}。`;
const NOBODY = '没有连上 WPS 的本机服务：没有装 WPS，或者它还没有启动。';

test('installs and removes, says how it stands, and leaves the add-ins of others alone', async () => {
  const { page, service, problems, says, press } = await open(new Service());
  const [other] = service.installed;
  await page.getByRole('heading', { name: `绩核 ${VERSION}：WPS 表格加载项` }).waitFor();
  await says(NONE);
  await press('安装');
  await says(THERE);
  expect(service.installed).toEqual([other, { name: 'Jihe', url: URL_OF_ADDIN, enable: 'true' }]);
  // It says the same again: what tells that it is done is the service.
  await Promise.all([page.waitForResponse(`${SERVICE}publishlist`), press('安装')]);
  await says(THERE);
  await press('卸载');
  await says(NONE);
  expect(service.installed).toEqual([other]);
  expect(service.asked).toEqual([
    'POST publishlist',
    ...Array.from({ length: 3 }, () => ['POST deployaddons/runParams', 'POST publishlist']).flat(),
  ]);
  const order = { name: 'Jihe', url: URL_OF_ADDIN, addonType: 'et', online: 'true', version: '', customDomain: '' };
  expect(service.orders).toEqual(['enable', 'enable', 'disable'].map((cmd) => ({ cmd, ...order })));
  expect(problems).toEqual([]);
});

test('an entry that is there and switched off is none; one from elsewhere is told with its address', async () => {
  const service = new Service();
  service.installed = [{ name: 'Jihe', url: 'http://old.example/Jihe/', enable: 'false' }];
  const { page, says } = await open(service);
  await says(NONE);
  service.installed = [{ name: 'Jihe', url: 'http://old.example/Jihe/', enable: 'true' }];
  await page.reload();
  await says('已经安装，地址是 http://old.example/Jihe/。');
});

test('where nothing answers it says what may be wrong, and goes on once the service is there', async () => {
  const service = new Service();
  service.mode = 'down';
  const { page, says, press } = await open(service);
  await says(NOBODY);
  expect(await page.getByRole('link').getAttribute('href')).toBe('ksoWPSCloudSvr://start=RelayHttpServer');
  for (const button of ['安装', '卸载'] as const) {
    // It says the same both times: what tells that it was asked is the request.
    await Promise.all([page.waitForEvent('requestfailed'), press(button)]);
    await says('没有成功：WPS 的本机服务没有回答。');
  }
  service.mode = 'works';
  await press('安装');
  await says(THERE);
});

test('a service that refuses, and one that answers something else', async () => {
  const service = new Service();
  service.mode = 'refuses';
  const { page, says, press } = await open(service);
  await says(NOBODY);
  await press('安装');
  await says('没有成功：WPS 的本机服务没有回答。');
  service.mode = 'babbles';
  await page.reload();
  await says('WPS 的本机服务没有说明装了什么。');
});
