import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** 安装.sh and 卸载.sh: in homes of their own, with every shell and awk that is here. */

const SCRIPTS = path.join(__dirname, '../../tools/package/wps');
const ENTRY =
  '<jsplugin name="Jihe" type="et" url="Jihe_0.2.0" version="0.2.0" enable="enable_dev" install="null" customDomain=""/>';
const NOBODY = 65534;

function found(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return path.join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

interface Ran {
  readonly status: number | null;
  readonly said: string;
}

class Home {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'jihe-wps-'));
  readonly addons = path.join(this.folder, 'home/.local/share/Kingsoft/wps/jsaddons');
  readonly list = path.join(this.addons, 'publish.xml');
  readonly package = path.join(this.folder, '绩核 WPS');
  readonly shell: string;

  constructor(shell: string, awk: string) {
    this.shell = shell;
    for (const name of ['home', 'bin', 'proc']) mkdirSync(path.join(this.folder, name));
    symlinkSync(awk, path.join(this.folder, 'bin/awk'));
    this.pack('0.2.0');
  }

  pack(version: string, page = `<title>${version}</title>`): void {
    const plugin = path.join(this.package, `Jihe_${version}`);
    mkdirSync(path.join(plugin, 'ui'), { recursive: true });
    writeFileSync(path.join(plugin, 'index.html'), page);
    writeFileSync(path.join(plugin, 'ui/pane.js'), version);
    const install = readFileSync(path.join(SCRIPTS, 'install.sh'), 'utf8').replaceAll('{{version}}', version);
    writeFileSync(path.join(this.package, '安装.sh'), install);
    writeFileSync(path.join(this.package, '卸载.sh'), readFileSync(path.join(SCRIPTS, 'remove.sh')));
  }

  /** An earlier list of add-ins. */
  had(list: string): void {
    mkdirSync(this.addons, { recursive: true });
    writeFileSync(this.list, list);
  }

  run(script: '安装.sh' | '卸载.sh', more: NodeJS.ProcessEnv = {}, uid?: number): Ran {
    const { status, stdout, stderr } = spawnSync(this.shell, [path.join(this.package, script)], {
      encoding: 'utf8',
      cwd: '/',
      ...(uid === undefined ? {} : { uid }),
      env: {
        PATH: `${path.join(this.folder, 'bin')}${path.delimiter}${process.env['PATH']}`,
        HOME: path.join(this.folder, 'home'),
        JIHE_PROC: path.join(this.folder, 'proc'),
        JIHE_OEM_INI: path.join(this.folder, 'oem.ini'),
        ...more,
      },
    });
    return { status, said: `${stdout}${stderr}` };
  }

  /** To a user for whom permissions count, which they don't for root. @returns who that is; undefined: whoever runs this */
  givenAway(): number | undefined {
    if (process.getuid?.() !== 0) return undefined;
    const all = readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
    for (const name of ['.', ...all]) lchownSync(path.join(this.folder, name), NOBODY, NOBODY);
    return NOBODY;
  }

  runs(id: number, program: string): void {
    mkdirSync(path.join(this.folder, 'proc', String(id)));
    writeFileSync(path.join(this.folder, 'proc', String(id), 'comm'), `${program}\n`);
  }

  text(): string {
    return readFileSync(this.list, 'utf8');
  }

  files(): string[] {
    return existsSync(this.addons) ? readdirSync(this.addons).sort() : [];
  }

  backups(): string[] {
    return this.files()
      .filter((name) => name.endsWith('.bak'))
      .map((name) => readFileSync(path.join(this.addons, name), 'utf8'));
  }
}

const SHELLS = ['dash', 'bash'].flatMap((name) => found(name) ?? []);
const AWKS = ['mawk', 'gawk', 'original-awk'].flatMap((name) => found(name) ?? []);
const COMBINATIONS = SHELLS.flatMap((shell) =>
  AWKS.map((awk) => [path.basename(shell), path.basename(awk), shell, awk]),
);

test('what Debian itself brings is here', () => {
  expect(COMBINATIONS.map(([shell, awk]) => `${shell} ${awk}`)).toContain('dash mawk');
});

/** Lists with others' entries, and the same with ours; `>` in quotes and comments, both kinds of line ends, several lines. */
const LISTS: readonly (readonly [what: string, without: string, withOurs: string])[] = [
  [
    'entries of others',
    '<jsplugins>\n  <jspluginonline name="oa" type="wps" url="http://oa/"/>\n</jsplugins>\n',
    `<jsplugins>\n  <jspluginonline name="oa" type="wps" url="http://oa/"/>\n  ${ENTRY}\n</jsplugins>\n`,
  ],
  [
    'line ends of Windows and Chinese names',
    '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<jsplugins>\r\n\t<jsplugin name="公文助手" url="公文_1"/>\r\n</jsplugins>\r\n',
    `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<jsplugins>\r\n\t<jsplugin name="公文助手" url="公文_1"/>\r\n  ${ENTRY}\r\n</jsplugins>\r\n`,
  ],
  [
    'entries of several lines, signs in quotes and comments',
    `<jsplugins>\n <jsplugin\n   name='a>b'\n   url="x/>y"\n ></jsplugin >\n <!-- <jsplugin name="Jihe"/> > -->\n <other><jsplugin name="Jihe"/></other> 字\n</jsplugins>`,
    `<jsplugins>\n <jsplugin\n   name='a>b'\n   url="x/>y"\n ></jsplugin >\n <!-- <jsplugin name="Jihe"/> > -->\n <other><jsplugin name="Jihe"/></other> 字\n  ${ENTRY}\n</jsplugins>`,
  ],
  [
    'names and addresses that look like ours',
    '<jsplugins>\n<jsplugin name="Jihe2" url="Jihe_9"/><jsplugin url=\' name="Jihe"\' name="x"/>\n</jsplugins>\n',
    `<jsplugins>\n<jsplugin name="Jihe2" url="Jihe_9"/><jsplugin url=' name="Jihe"' name="x"/>\n  ${ENTRY}\n</jsplugins>\n`,
  ],
];

describe.each(COMBINATIONS)('%s, %s', (_, __, shell = '', awk = '') => {
  let home: Home;
  beforeEach(() => {
    home = new Home(shell, awk);
  });
  afterEach(() => {
    if (existsSync(home.addons)) chmodSync(home.addons, 0o755);
    rmSync(home.folder, { recursive: true, force: true });
  });

  test('a first installation: folder, list, and what to do next', () => {
    const { status, said } = home.run('安装.sh');
    expect({ status, files: home.files() }).toEqual({ status: 0, files: ['Jihe_0.2.0', 'publish.xml'] });
    expect(home.text()).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
    expect(readFileSync(path.join(home.addons, 'Jihe_0.2.0/ui/pane.js'), 'utf8')).toBe('0.2.0');
    expect(said).toContain('点“允许”；再关闭所有 WPS 窗口，重新打开一次');
  });

  test('twice is once', () => {
    home.run('安装.sh');
    const before = home.text();
    home.pack('0.2.0', 'changed');
    expect(home.run('安装.sh').status).toBe(0);
    expect(home.text()).toBe(before);
    expect(home.files()).toEqual(['Jihe_0.2.0', 'publish.xml']);
    expect(readFileSync(path.join(home.addons, 'Jihe_0.2.0/index.html'), 'utf8')).toBe('changed');
  });

  test('an upgrade leaves one folder, one entry, and a copy of the list before', () => {
    home.pack('0.1.0');
    home.run('安装.sh');
    const before = home.text();
    home.pack('0.2.0');
    expect(home.run('安装.sh').status).toBe(0);
    expect(home.files().filter((name) => !name.endsWith('.bak'))).toEqual(['Jihe_0.2.0', 'publish.xml']);
    expect(home.text()).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
    expect(home.backups()).toEqual([before]);
  });

  test.each(LISTS)('%s stay byte for byte, with ours and after it has gone', (__what, without, withOurs) => {
    home.had(without);
    expect(home.run('安装.sh').status).toBe(0);
    expect(home.text()).toBe(withOurs);
    expect(home.backups()).toEqual([without]);
    expect(home.run('卸载.sh').status).toBe(0);
    expect(home.text()).toBe(without);
    expect(home.files().filter((name) => name.startsWith('Jihe'))).toEqual([]);
  });

  test.each([
    ['a list that is empty', ''],
    ['an element without content', '<jsplugins/>\n'],
    ['an element that is closed at once', '<jsplugins></jsplugins>\n'],
    [
      'an older entry of ours with an end of its own',
      "<jsplugins>\n  <jsplugin name = 'Jihe'>x</jsplugin>\n</jsplugins>\n",
    ],
    ['an entry of ours from a server', '<jsplugins>\n  <jspluginonline url="http://a/" name="Jihe"/>\n</jsplugins>\n'],
  ])('%s becomes one with our entry', (__what, list) => {
    home.had(list);
    expect(home.run('安装.sh').status).toBe(0);
    expect(home.text()).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
  });

  test.each([
    ['broken off', '<jsplugins>\n  <jsplugin name="a"'],
    ['without an end', '<jsplugins>\n  <jsplugin name="a"/>\n'],
    ['with tags that cross', '<jsplugins><a><b></a></b></jsplugins>'],
    ['of another kind', '<html><body/></html>'],
    ['with two beginnings', '<jsplugins></jsplugins><jsplugins></jsplugins>'],
    ['with a declaration', '<!DOCTYPE jsplugins []><jsplugins></jsplugins>'],
    ['with text behind it', '<jsplugins></jsplugins>x'],
    ['of text alone', '坏了'],
    ['of sixteen bits', Buffer.from('\uFEFF<jsplugins></jsplugins>', 'utf16le').toString('latin1')],
  ])('a list %s is refused, and nothing is changed', (__what, list) => {
    home.had(list);
    const { status, said } = home.run('安装.sh');
    expect({ status, files: home.files(), text: home.text() }).toEqual({
      status: 1,
      files: ['publish.xml'],
      text: list,
    });
    expect(said).toContain('读不懂');
    expect(home.run('卸载.sh').status).toBe(1);
    expect(home.text()).toBe(list);
  });

  test.each(['et', 'wps', 'wpp', 'wpsoffice'])('while %s runs nothing is changed, and nothing is ended', (program) => {
    home.run('安装.sh');
    const before = { files: home.files(), text: home.text() };
    home.runs(11, 'bash');
    home.runs(4711, program);
    home.pack('0.3.0');
    for (const script of ['安装.sh', '卸载.sh'] as const) {
      const { status, said } = home.run(script);
      expect(status).toBe(1);
      expect(said).toContain(`WPS 正在运行（${program}）`);
    }
    expect({ files: home.files(), text: home.text() }).toEqual(before);
  });

  test('other programs don’t matter', () => {
    for (const [id, program] of ['wpscloudsvr', 'sheet', 'net'].entries()) home.runs(id + 1, program);
    expect(home.run('安装.sh').status).toBe(0);
  });

  test('a folder that can’t be written to is said, and left', () => {
    home.had('<jsplugins>\n</jsplugins>\n');
    chmodSync(home.addons, 0o555);
    const { status, said } = home.run('安装.sh', {}, home.givenAway());
    expect(status).toBe(1);
    expect(said).toContain('不能写入');
    expect(home.files()).toEqual(['publish.xml']);
  });

  test('a list that is write-protected gets our entry, and stays so', () => {
    home.had('<jsplugins>\n</jsplugins>\n');
    chmodSync(home.list, 0o444);
    const user = home.givenAway();
    expect(home.run('安装.sh', {}, user)).toEqual({ status: 0, said: expect.not.stringContaining('publish.xml') });
    expect(home.text()).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
    expect(statSync(home.list).mode & 0o777).toBe(0o444);
    expect(home.run('卸载.sh', {}, user).status).toBe(0);
    expect(home.text()).toBe('<jsplugins>\n</jsplugins>\n');
  });

  test('a list that can’t be read is said so, and left', () => {
    home.had('<jsplugins>\n</jsplugins>\n');
    chmodSync(home.list, 0);
    const user = home.givenAway();
    for (const script of ['安装.sh', '卸载.sh'] as const) {
      expect(home.run(script, {}, user)).toEqual({
        status: 1,
        said: `不能读取 ${home.list}，没有改动任何文件。\n请管理员看一看它的权限。\n`,
      });
    }
    expect(home.files()).toEqual(['publish.xml']);
  });

  test('a list that is a folder is said so, and left', () => {
    mkdirSync(home.list, { recursive: true });
    const { status, said } = home.run('安装.sh');
    expect({ status, said: said.split('\n')[0] }).toEqual({
      status: 1,
      said: `不能读取 ${home.list}，没有改动任何文件。`,
    });
    expect(home.files()).toEqual(['publish.xml']);
  });

  test('a list that is a link to another place is changed there, and stays a link', () => {
    const other = path.join(home.folder, '别处');
    for (const folder of [home.addons, other]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(other, 'list.xml'), '<jsplugins>\n</jsplugins>\n');
    symlinkSync(path.join(other, 'list.xml'), home.list);
    expect(home.run('安装.sh').status).toBe(0);
    expect(lstatSync(home.list).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(other, 'list.xml'), 'utf8')).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
    expect(home.run('卸载.sh').status).toBe(0);
    expect(lstatSync(home.list).isSymbolicLink()).toBe(true);
    expect(home.text()).toBe('<jsplugins>\n</jsplugins>\n');
  });

  test('files copied from a disc, which are write-protected, can be replaced and removed', () => {
    const plugin = path.join(home.package, 'Jihe_0.2.0');
    for (const file of ['index.html', 'ui/pane.js']) chmodSync(path.join(plugin, file), 0o444);
    for (const folder of ['ui', '.']) chmodSync(path.join(plugin, folder), 0o555);
    const user = home.givenAway();
    for (const script of ['安装.sh', '安装.sh', '卸载.sh'] as const) {
      expect(home.run(script, {}, user)).toEqual({ status: 0, said: expect.not.stringContaining('rm:') });
    }
    expect(home.files().filter((name) => name.includes('Jihe'))).toEqual([]);
    for (const folder of ['.', 'ui']) chmodSync(path.join(plugin, folder), 0o755);
  });

  test.each([[undefined], ['']])('without a home (%j) it says so, and does nothing', (HOME) => {
    for (const script of ['安装.sh', '卸载.sh'] as const) {
      expect(home.run(script, { HOME })).toEqual({
        status: 1,
        said: '不知道你的主目录在哪里（没有设 HOME），没有改动任何文件。请用自己的账号登录，打开终端，再运行一次。\n',
      });
    }
  });

  test('a shell that looks for folders elsewhere too finds the package', () => {
    const { status, stdout } = spawnSync(shell, ['绩核 WPS/安装.sh'], {
      encoding: 'utf8',
      cwd: home.folder,
      env: {
        PATH: process.env['PATH'],
        CDPATH: `.:${home.folder}`,
        HOME: path.join(home.folder, 'home'),
        JIHE_PROC: path.join(home.folder, 'proc'),
        JIHE_OEM_INI: '',
      },
    });
    expect(stdout).toContain('已安装绩核 0.2.0');
    expect(status).toBe(0);
  });

  test('an archive that wasn’t unpacked whole is said', () => {
    rmSync(path.join(home.package, 'Jihe_0.2.0/index.html'));
    const { status, said } = home.run('安装.sh');
    expect(status).toBe(1);
    expect(said).toContain('完整解压');
    expect(home.files()).toEqual([]);
  });

  test('where only the older folder of WPS is, that one; where XDG_DATA_HOME says so, there', () => {
    const older = path.join(home.folder, 'home/.kingsoft/wps');
    mkdirSync(older, { recursive: true });
    expect(home.run('安装.sh').status).toBe(0);
    expect(readdirSync(path.join(older, 'jsaddons')).sort()).toEqual(['Jihe_0.2.0', 'publish.xml']);
    const data = path.join(home.folder, 'data');
    mkdirSync(path.join(data, 'Kingsoft/wps'), { recursive: true });
    expect(home.run('安装.sh', { XDG_DATA_HOME: data }).status).toBe(0);
    expect(readdirSync(path.join(data, 'Kingsoft/wps/jsaddons')).sort()).toEqual(['Jihe_0.2.0', 'publish.xml']);
  });

  test('a WPS whose administrator hasn’t allowed add-ins is said, with the line that is missing', () => {
    const oem = path.join(home.folder, 'oem.ini');
    expect(home.run('安装.sh').said).not.toContain('JsApiPlugin');
    writeFileSync(oem, '[Support]\r\nJsApiShowWebDebugger=true\r\nJsApiPlugin=false\r\n');
    expect(home.run('安装.sh').said).toContain('    JsApiPlugin=true');
    writeFileSync(oem, '[Support]\r\nJsApiPlugin = true\r\n');
    expect(home.run('安装.sh').said).not.toContain('JsApiPlugin');
  });

  test('what was never installed can be removed', () => {
    expect(home.run('卸载.sh')).toEqual({ status: 0, said: '没有安装过绩核的 WPS 加载项。\n' });
    expect(home.files()).toEqual([]);
  });
});

const pwsh = found('pwsh');
const onPowerShell = pwsh === null ? describe.skip : describe;
onPowerShell(pwsh === null ? 'install.ps1: not run, pwsh isn’t installed' : 'install.ps1', () => {
  let folder: string;
  let addons: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jihe-wps-'));
    addons = path.join(folder, 'kingsoft/wps/jsaddons');
    mkdirSync(path.join(folder, '包/Jihe_0.2.0'), { recursive: true });
    writeFileSync(path.join(folder, '包/Jihe_0.2.0/index.html'), '0.2.0');
    const script = readFileSync(path.join(SCRIPTS, 'install.ps1'), 'utf8').replaceAll('{{version}}', '0.2.0');
    writeFileSync(path.join(folder, '包/install.ps1'), `\uFEFF${script}`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]): Ran => {
    const script = path.join(folder, '包/install.ps1');
    const { status, stdout, stderr } = spawnSync(pwsh ?? '', ['-NoProfile', '-File', script, ...args], {
      encoding: 'utf8',
      env: { ...process.env, APPDATA: folder },
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const list = (): string => readFileSync(path.join(addons, 'publish.xml'), 'utf8');

  test('a first installation, once more, and away', () => {
    expect(run()).toEqual({ status: 0, said: expect.stringContaining('已安装绩核 0.2.0') });
    expect(list()).toBe(`<jsplugins>\n  ${ENTRY}\n</jsplugins>\n`);
    expect(run().status).toBe(0);
    expect(readdirSync(addons).sort()).toEqual(['Jihe_0.2.0', 'publish.xml']);
    expect(run('-Remove').said).toContain('已卸载绩核');
    expect(readdirSync(addons).filter((name) => name.startsWith('Jihe'))).toEqual([]);
  });

  test.each(LISTS)('%s stay byte for byte', (_what, without, withOurs) => {
    mkdirSync(addons, { recursive: true });
    writeFileSync(path.join(addons, 'publish.xml'), without);
    expect(run().status).toBe(0);
    expect(list()).toBe(withOurs);
    expect(run('-Remove').status).toBe(0);
    expect(list()).toBe(without);
  });

  test('a list that is broken off is refused', () => {
    mkdirSync(addons, { recursive: true });
    writeFileSync(path.join(addons, 'publish.xml'), '<jsplugins>\n  <jsplugin name="a"');
    expect(run()).toEqual({ status: 1, said: expect.stringContaining('读不懂') });
    expect(readdirSync(addons)).toEqual(['publish.xml']);
  });
});
