import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run programs`: the programs that the tests use beside Node. What is missing is installed where that is Debian's own way
 * (apt, as root or with sudo); elsewhere it is named, for the person to install.
 */

function isOnPath(...names) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) =>
    names.some((name) => {
      try {
        accessSync(path.join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** Debian packs LibreOffice's programs one by one: beside the library of Calc, that of Writer has to be there. */
function hasOffice() {
  if (!isOnPath('soffice')) return false;
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    const program = path.join(folder, 'soffice');
    if (!existsSync(program)) return false;
    const own = path.dirname(realpathSync(program));
    return !existsSync(path.join(own, 'libsclo.so')) || existsSync(path.join(own, 'libswlo.so'));
  });
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (typeof stdout === 'string' && stdout.trim() !== '');
}

const NEEDED = [
  // The one without windows: with them a test takes half as long again. Older Debians have no package of it.
  {
    what: 'Chromium',
    has: () => isOnPath('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'),
    packages: ['chromium-headless-shell'],
    otherwise: ['chromium'],
  },
  // Calc and Writer alone: the tests compare values and texts, not pages.
  {
    what: 'LibreOffice Calc 和 Writer（soffice）',
    has: hasOffice,
    packages: ['libreoffice-calc', 'libreoffice-writer'],
  },
  { what: '中文字体', has: hasChineseFont, packages: ['fontconfig', 'fonts-noto-cjk'] },
];

function missing() {
  return NEEDED.filter(({ has }) => !has());
}

function run(command, args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env: environment }).status === 0;
}

function install(packages) {
  const root = process.getuid?.() === 0 ? [] : ['sudo', '--preserve-env=DEBIAN_FRONTEND'];
  const apt = (...args) => {
    const [command, ...rest] = [...root, 'apt-get', ...args];
    return run(command, rest);
  };
  return apt('update', '-q') && apt('install', '-q', '-y', '--no-install-recommends', ...packages);
}

function installMissing() {
  if (install(missing().flatMap(({ packages }) => packages))) return;
  // Where apt knows no such package it installs none of them.
  install(missing().flatMap(({ packages, otherwise = packages }) => otherwise));
}

const names = missing().map(({ what }) => what);
if (names.length > 0) {
  const canInstall = existsSync('/etc/debian_version') && isOnPath('apt-get');
  process.stdout.write(`测试还需要：${names.join('、')}。${canInstall ? '正在用 apt 安装…' : ''}\n`);
  if (canInstall) installMissing();
}
const left = missing().map(({ what }) => what);
if (left.length > 0) {
  process.stderr.write(
    `缺少 ${left.join('、')}：浏览器测试和与 LibreOffice 的对照测试没有它就无法运行。请安装后加入 PATH，再运行 npm test；只跑其余的测试用 npm run test:unit。\n`,
  );
  process.exitCode = 1;
}
