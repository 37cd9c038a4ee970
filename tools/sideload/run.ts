import path from 'node:path';

/** `npm run sideload`, step by step; what it needs of the machine is given to it. */

/** Microsoft's tools, fetched when this runs: hundreds of packages that nothing else here needs. */
const CERTIFICATES = 'office-addin-dev-certs@3.0.0';
const DEBUGGING = 'office-addin-debugging@7.0.0';

/** Below the project's folder. On Windows the tools are started by a shell: a path with a space would be two. */
export const SIDELOAD_FOLDER = 'dist/sideload';
const MANIFEST = `${SIDELOAD_FOLDER}/manifest.xml`;

export const ELSEWHERE = `这台电脑上没有可以试装的 Excel：试装只能在 Windows 或 Mac 上运行。
在这里可以用工作台（npm start）核对文件；要装到别的电脑上，用 npm run release 或 npm run package，见 docs/install/README.md。
`;
export const SERVING = `绩核加载项：https://localhost:3000/（只有这台电脑连得上）
Excel 打开后点“绩核”选项卡。按 Ctrl+C 结束，登记随即撤销。
`;

export type SideloadStep = 'start' | 'stop' | 'remove-certificate';

export interface Machine {
  readonly platform: string;
  readonly home: string;
  say(text: string): void;
  /** Makes the pages and the manifest in the folder. */
  assemble(): Promise<void>;
  /** Runs a package of npm in the project's folder. @returns its exit status */
  npx(spec: string, ...args: readonly string[]): Promise<number>;
  /**
   * Serves the folder while `whileServed` runs, and, when that says so, until the user has had enough.
   *
   * @throws Error where the port is taken or the certificate can't be read
   */
  serve(certificate: string, key: string, whileServed: () => Promise<boolean>): Promise<void>;
}

/** @returns the exit status: 2 where there is nothing to install into */
export async function sideload(step: SideloadStep, machine: Machine): Promise<number> {
  if (machine.platform !== 'win32' && machine.platform !== 'darwin') {
    machine.say(ELSEWHERE);
    return 2;
  }
  if (step === 'stop') return machine.npx(DEBUGGING, 'stop', MANIFEST);
  if (step === 'remove-certificate') return machine.npx(CERTIFICATES, 'uninstall');
  await machine.assemble();
  const installed = await machine.npx(CERTIFICATES, 'install');
  if (installed !== 0) return installed;
  const folder = path.join(machine.home, '.office-addin-dev-certs');
  let status = 0;
  await machine.serve(path.join(folder, 'localhost.crt'), path.join(folder, 'localhost.key'), async () => {
    machine.say(SERVING);
    status = await machine.npx(DEBUGGING, 'start', MANIFEST, 'desktop', '--app', 'excel', '--no-debug');
    return status === 0;
  });
  // Also after a start that failed half way; where nothing is registered it does nothing.
  await machine.npx(DEBUGGING, 'stop', MANIFEST);
  return status;
}
