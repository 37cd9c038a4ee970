import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm start`: the workbench on this machine's own address. Builds it when it isn't there or the sources are newer, installs
 * nothing, and is reached from this machine only.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'dist/workbench');
const HOST = '127.0.0.1';
const FIRST_PORT = 3210;
const TRIES = 50;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

function newest(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}

function isBuilt() {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) return false;
  const sources = ['src', 'assets/samples', 'tools/build', 'webpack.config.js', 'package-lock.json'];
  const built = statSync(page).mtimeMs;
  return sources.every((source) => newest(path.join(root, source)) <= built);
}

function build() {
  process.stdout.write('正在生成网页版，第一次大约需要一分钟…\n');
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  const run = spawnSync(process.execPath, [webpack, '--config-name', 'workbench', '--fail-on-warnings'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) {
    process.stderr.write('网页版没有生成。请先运行 npm ci，再试一次 npm start。\n');
    process.exit(1);
  }
  // Files that came out the same aren't written again: their times would call for the next build.
  const now = new Date();
  utimesSync(path.join(folder, 'index.html'), now, now);
}

async function answer(request, response) {
  const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  // The folder is flat: a name is a file in it or nothing.
  const asks = request.method === 'GET' || request.method === 'HEAD';
  const known = asks && readdirSync(folder).includes(name);
  if (!known) {
    response.writeHead(404).end();
    return;
  }
  const content = await readFile(path.join(folder, name));
  response.writeHead(200, {
    'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}

/** The port asked for, or the next one that nobody has. */
function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const next = error.code === 'EADDRINUSE' && tries > 1 && port < 65535;
      if (next) resolve(listen(server, port + 1, tries - 1));
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
    server.listen(port, HOST, () => resolve(server.address().port));
  });
}

/** The program that opens an address, where there is a screen to open it on. */
function opener() {
  if (process.env.CI !== undefined || process.env.BROWSER === 'none') return null;
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  if (process.platform === 'darwin') return ['open'];
  const hasScreen = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  return hasScreen ? ['xdg-open'] : null;
}

function open(address) {
  const command = opener();
  if (command === null) return;
  const [program, ...args] = command;
  // Without a browser the address printed above is all there is to say.
  spawn(program, [...args, address], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
}

function wantedPort() {
  const wanted = process.env.PORT;
  if (wanted === undefined || wanted === '') return FIRST_PORT;
  const port = Number(wanted);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  process.stderr.write(`PORT=${wanted} 不是端口号，应当是 0 到 65535 的整数。\n`);
  process.exit(2);
}

const port = wantedPort();
if (!isBuilt()) build();
const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
});
const address = `http://${HOST}:${await listen(server, port, TRIES)}/#sample`;
process.stdout.write(
  `绩核工作台：${address}\n（先打开一张示例表；自己的文件用“打开文件”或直接拖进去。）文件只在本机打开，不上传。按 Ctrl+C 结束。\n`,
);
open(address);
