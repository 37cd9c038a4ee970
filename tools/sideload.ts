/** `npm run sideload`: the add-in in the Excel of this machine, served by it over https to itself. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PLACEHOLDER } from './manifest/surroundings.ts';
import { assemble } from './package/assemble.ts';
import { build } from './package/build.ts';
import { PackageError } from './package/error.ts';
import { type Machine, SIDELOAD_FOLDER, type SideloadStep, sideload } from './sideload/run.ts';
import { filesOver } from './sideload/serve.ts';

const USAGE = `npm run sideload -- [options]

  (none)                 serve the add-in at https://localhost:3000 and open Excel with it, until Ctrl+C
  --stop                 tell Excel to forget it
  --remove-certificate   remove the certificate for localhost that the first run installed
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const CONFIGURATIONS = ['taskpane', 'ribbon', 'ribbon-old'];

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
  });
}

const machine: Machine = {
  platform: process.platform,
  home: homedir(),
  say: (text) => void process.stdout.write(text),
  assemble: async () => {
    build(root, CONFIGURATIONS);
    const builds = CONFIGURATIONS.map((name) => path.join(root, 'dist', name));
    await assemble({ base: PLACEHOLDER, officeJs: 'self', out: path.join(root, SIDELOAD_FOLDER), root, builds });
  },
  npx: (spec, ...args) =>
    new Promise((resolve, reject) => {
      // On Windows npx is a script, which only a shell starts.
      const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' } as const;
      const child = spawn('npx', ['--yes', spec, ...args], options);
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    }),
  serve: async (certificate, key, whileServed) => {
    const options = { cert: readFileSync(certificate), key: readFileSync(key) };
    const server = createServer(options, filesOver(path.join(root, SIDELOAD_FOLDER)));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(Number(new URL(PLACEHOLDER).port), 'localhost', resolve);
    });
    const enough = interrupted();
    if (await whileServed()) await enough;
    server.close();
    server.closeAllConnections();
  },
};

try {
  const { values } = parseArgs({
    options: {
      stop: { type: 'boolean', default: false },
      'remove-certificate': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) throw new PackageError(USAGE);
  const step: SideloadStep = values.stop ? 'stop' : values['remove-certificate'] ? 'remove-certificate' : 'start';
  process.exitCode = await sideload(step, machine);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
