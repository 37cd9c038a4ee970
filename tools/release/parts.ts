import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLACEHOLDER } from '../manifest/surroundings.ts';
import { assemble } from '../package/assemble.ts';
import { assembleWps, wpsBuilds } from '../package/wps/assemble.ts';
import { type Files, filesOf } from './archive.ts';
import { manifestPage } from './manifest-page.ts';
import { bytes, filled, forWindows } from './text.ts';

/** What a release consists of: each part an archive that stands by itself, with its own instructions and licences. */

export interface ReleaseOptions {
  /** The project's folder, built. */
  readonly root: string;
  readonly version: string;
  /** Where the Excel add-in will be served, with a slash at its end; null: whoever installs it says so. */
  readonly base: string | null;
}

export interface Part {
  /** The archive's name without its version, which is also that of the folder in it. */
  readonly name: string;
  /** For 先看这里.html. */
  readonly what: string;
  readonly needs: string;
  readonly files: Files;
}

const read = (root: string, ...names: readonly string[]): Uint8Array => readFileSync(path.join(root, ...names));

function workbench({ root }: ReleaseOptions): Part {
  return {
    name: '绩核-工作台',
    what: '一个网页文件 jihe.html，双击就用：打开、核对、修改、批量核对、导出汇总表。',
    needs: '2021 年以后的 Chrome、Edge、360（极速模式）、火狐等浏览器；不用服务器，不联网',
    files: new Map([
      ['jihe.html', read(root, 'dist/jihe.html')],
      ['LICENSE.txt', read(root, 'LICENSE')],
      ['LICENSES.txt', read(root, 'dist/workbench/LICENSES.txt')],
    ]),
  };
}

const STEPS_WITH_ADDRESS = (base: string): string =>
  `<p>这个包里的 manifest.xml 写的网址是 <code>${base}</code>，可以直接用。换了网址的，打开 <code>jihe/manifest.html</code> 重新生成。</p>`;
const STEPS_WITHOUT =
  '<p>用浏览器打开 <code>https://服务器地址/jihe/manifest.html</code>，网址已经填好，点“生成”，得到 manifest.xml。（也可以在自己的电脑上双击这个文件，把网址填进去。）</p>';

async function excel({ root, version, base }: ReleaseOptions): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-release-'));
  try {
    const out = path.join(folder, 'jihe');
    const builds = ['taskpane', 'ribbon', 'ribbon-old'].map((name) => path.join(root, 'dist', name));
    await assemble({ base: base ?? PLACEHOLDER, officeJs: 'self', out, root, builds });
    const files = new Map(filesOf(out, 'jihe/'));
    const manifest = readFileSync(path.join(out, 'manifest.xml'), 'utf8');
    // With a developer's address in it Excel would take it, and show nothing.
    files.delete('jihe/manifest.xml');
    if (base !== null) files.set('manifest.xml', bytes(manifest));
    files.set('jihe/manifest.html', bytes(manifestPage(manifest, base ?? PLACEHOLDER)));
    files.set('jihe/web.config', read(root, 'tools/release/server/web.config'));
    files.set('服务器配置/nginx.conf', read(root, 'tools/release/server/nginx.conf'));
    const manifestSteps = base === null ? STEPS_WITHOUT : STEPS_WITH_ADDRESS(base);
    files.set('安装说明.html', bytes(filled('pages/excel.html', { version, manifestSteps })));
    return {
      name: '绩核-Excel加载项',
      what: 'Excel 功能区里的“绩核”选项卡和面板：放到单位服务器上的网页文件、manifest.xml、IIS 和 nginx 的配置。',
      needs: 'Excel 2021 以上或 Microsoft 365；单位内一台能发 https 网页的服务器；不需要外网',
      files,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From a disk alone: with a server's address it is made by `npm run package -- --wps`. */
function wps({ root, version }: ReleaseOptions): Part {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-release-'));
  try {
    const out = path.join(folder, 'wps');
    assembleWps({ base: null, out, root, version, builds: wpsBuilds(root) });
    return {
      name: '绩核-WPS加载项',
      what: 'WPS 表格功能区里的“绩核”选项卡和面板。解压后看“安装说明.html”：双击 安装.bat，或者运行 sh 安装.sh。',
      needs: 'WPS 表格 2019 以上（Windows，统信、麒麟等 Linux）；不用服务器，不联网。还没有在真的 WPS 里试过，先装一台',
      files: filesOf(out),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandLine({ root }: ReleaseOptions): Part {
  const files = new Map(filesOf(path.join(root, 'dist/cli')));
  files.set('jihe.cmd', forWindows(filled('pages/jihe.cmd', {})));
  files.set('jihe', bytes(filled('pages/jihe.sh', {})));
  files.set('说明.md', read(root, 'docs/cli.md'));
  // What 说明.md and the pages of the checks lead to.
  files.set('word.md', read(root, 'docs/word.md'));
  files.set('images/report.png', read(root, 'docs/images/report.png'));
  files.set('checks/README.md', read(root, 'docs/checks/README.md'));
  for (const [name, content] of filesOf(path.join(root, 'docs/checks/examples'), 'checks/examples/')) {
    files.set(name, content);
  }
  files.set('LICENSE.txt', read(root, 'LICENSE'));
  return {
    name: '绩核-命令行',
    what: '批量和自动化用：解压后在文件夹里打开终端，运行 ./jihe check 文件夹（Windows 的命令提示符里是 jihe check 文件夹）。',
    needs: 'Node.js 20 或更新版本（Windows、Mac、Linux，包括麒麟、统信）',
    files,
  };
}

/** The notices that stand in the parts too, in one place for whoever has to approve them. */
function licences(root: string, parts: readonly Part[]): Part {
  const files = new Map<string, Uint8Array>([['LICENSE.txt', read(root, 'LICENSE')]]);
  for (const part of parts) {
    for (const [file, content] of part.files) {
      const name = path.posix.basename(file);
      if (/^(LICENSES\.txt|LICENSE\.md|NOTICE\.txt)$/.test(name)) files.set(`${part.name}/${name}`, content);
    }
  }
  return {
    name: '绩核-许可证',
    what: '绩核的许可证（MIT）和随附的第三方软件的许可证。上面每个压缩包里也各有一份。',
    needs: '只供查看',
    files,
  };
}

/** In the order in which a user should see them. */
export async function releaseParts(options: ReleaseOptions): Promise<readonly Part[]> {
  const parts = [workbench(options), await excel(options), wps(options), commandLine(options)];
  return [...parts, licences(options.root, parts)];
}
