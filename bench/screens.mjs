import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench:screens`: for how long at a stretch pane and workbench are busy while thousands of findings are worked through, by
 * the browser's own trace. The work is that of the browser tests, which time nothing: here each line tells the longest task, what
 * it may take, and how fast the machine was meanwhile at work that no program of ours can change. Builds first. Ends with 1 where
 * a task took longer.
 */

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const ARGUMENTS = [
  'node_modules/jest/bin/jest.js',
  '--selectProjects=browser',
  '--maxWorkers=1',
  '--testTimeout=300000',
  '--testPathPatterns=e2e/(?:many-findings|workbench/(?:batch|beside|mending|sheet))\\.test',
  '--testNamePattern=no task|answers all the while|stop the page',
];

const { status } = spawnSync(process.execPath, ARGUMENTS, {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, JIHE_TIMED: '1' },
});
process.exitCode = status ?? 1;
