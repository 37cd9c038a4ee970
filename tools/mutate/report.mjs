import path from 'node:path';
import { grouped } from './parts.mjs';

const isNoticed = ({ outcome }) => outcome === 'noticed' || outcome === 'hung';
const percent = (some, all) => `${all === 0 ? 100 : Math.round((100 * some) / all)} %`;

/** A row for each part, and one for each of its folders where it holds several. */
function rowsOf(results, parts) {
  const rowOf = (name, own) => {
    const noticed = own.filter(isNoticed).length;
    return [name, String(noticed), String(own.length - noticed), percent(noticed, own.length)];
  };
  const folderOf = ({ file }) => path.dirname(file);
  const inParts = grouped(results, (each) => parts.get(folderOf(each)) ?? folderOf(each));
  return sorted(inParts).flatMap(([part, own]) => {
    const folders = sorted(grouped(own, folderOf));
    const inside = folders.length > 1 ? folders.map(([folder, some]) => rowOf(`  ${folder}`, some)) : [];
    return [rowOf(part, own), ...inside];
  });
}

const sorted = (groups) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1));

function tableOf(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))).join('  '),
  );
}

function linesOf(results) {
  const inOrder = [...results].sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
  return inOrder.flatMap(({ file, line, kind, before, after, tests, reaching }) => [
    `${file}:${line} ${kind}${tests < reaching ? ` (${tests} of the ${reaching} test files that reach it)` : ''}`,
    `    - ${before}`,
    `    + ${after}`,
  ]);
}

/** What survived, what no test reaches, and the parts (parts.mjs) with their numbers. */
export function reportOf(results, parts) {
  const survived = results.filter(({ outcome }) => outcome === 'survived');
  const unreached = results.filter(({ outcome }) => outcome === 'unreached');
  const part = (title, some) => (some.length === 0 ? [] : ['', title, ...linesOf(some)]);
  return [
    ...part('Survived:', survived),
    ...part('Survived, because no unit test reaches it:', unreached),
    '',
    ...tableOf([['folder', 'noticed', 'survived', ''], ...rowsOf(results, parts)]),
    '',
  ].join('\n');
}

/** `80 noticed (3 by hanging), 20 survived (4 reached by no test): 80 %` */
export function closingLine(results) {
  const noticed = results.filter(isNoticed).length;
  const count = (outcome) => results.filter((each) => each.outcome === outcome).length;
  const hung = count('hung') > 0 ? ` (${count('hung')} by hanging)` : '';
  const unreached = count('unreached') > 0 ? ` (${count('unreached')} reached by no test)` : '';
  return `${noticed} noticed${hung}, ${results.length - noticed} survived${unreached}: ${percent(noticed, results.length)}`;
}
