/**
 * Run after `npm install`: adds to package-lock.json the binaries of other platforms that npm left out.
 *
 * A mirror of the registry may hold the binaries of its own platform only. npm then writes a lock file without the others,
 * `npm ci` refuses that very file (npm/cli#9846), and elsewhere the tools wouldn't start. An entry made here has no
 * checksum, so npm would take whatever it is sent: where the registry has the binary by now, npm writes the entry itself.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = new URL('../package-lock.json', import.meta.url);
const read = () => JSON.parse(readFileSync(file, 'utf8'));
const write = (content) => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

/** The packages that nothing vouches for; '' is the project itself. */
function unchecked({ packages }) {
  return Object.keys(packages).filter((where) => where !== '' && packages[where].integrity === undefined);
}

/** Has npm look anew for what has no checksum. */
function askAgain() {
  const before = read();
  const open = unchecked(before);
  if (open.length === 0) return before;
  const packages = Object.fromEntries(Object.entries(before.packages).filter(([where]) => !open.includes(where)));
  write({ ...before, packages });
  const { status } = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return read();
  write(before);
  throw new Error('npm could not complete package-lock.json; it is as it was');
}

const lock = askAgain();

/** `@swc/core-linux-arm64-musl` → for which machines: the makers of such packages name them alike. */
function platform(name) {
  const found =
    /[-/](android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name);
  if (found === null) return null;
  const [, os, cpu, abi] = found;
  const libc = abi === undefined || os !== 'linux' ? null : abi.startsWith('musl') ? 'musl' : 'glibc';
  return { cpu: [cpu], ...(libc === null ? {} : { libc: [libc] }), os: [os] };
}

const added = [];
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = lock.packages[`node_modules/${name}`] ?? lock.packages[`${where}/node_modules/${name}`];
    if (known !== undefined) continue;
    const machines = platform(name);
    if (machines === null || !/^\d/.test(version)) throw new Error(`${where} wants ${name}@${version}: add it by hand`);
    const { cpu, libc, os } = machines;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(entry.dev === true ? { dev: true } : {}),
      ...(libc === undefined ? {} : { libc }),
      optional: true,
      os,
    };
    added.push(name);
  }
}

if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  write(lock);
}
process.stdout.write(
  `package-lock.json: ${added.length} entries added, ${unchecked(lock).length} without a checksum\n`,
);
