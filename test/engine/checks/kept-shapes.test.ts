import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { review } from '../../../src/engine/review.ts';
import { describeFound } from '../../support/describe-whole.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { shapesOf } from '../../support/form-shapes.ts';
import { unlikeKept } from '../../support/kept-file.ts';

/**
 * What is found and proposed in forms whose rows, columns and cells are gone, moved, merged or in words nobody knows. A line a shape:
 * its checks, and a mark of all that is said. `JIHE_KEEP=1 npx jest test/engine/checks/kept-shapes` writes the files anew;
 * `JIHE_SHAPE='row 12 gone'` prints all of it for that shape, to be held against what it was.
 */

const FOLDER = join(__dirname, '../../fixtures/shapes');

test.each(['hubei-with-points', 'sichuan-words-for-numbers', 'national-subtotals'])('%s', (name) => {
  const shapes = shapesOf(fixtureForm(name));
  expect(shapes.length).toBeGreaterThan(200);
  const lines = shapes.map((shape) => {
    const reviewed = review([shape.grid]);
    const whole = describeFound(reviewed);
    if (process.env['JIHE_SHAPE'] === shape.name) process.stdout.write(`${name}, ${shape.name}\n${whole}`);
    const checks = reviewed.findings.map(({ check, cells: [cell] }) => `${check} ${cell ?? ''}`.trimEnd());
    return `${shape.name}: ${checks.join(', ')} #${createHash('sha256').update(whole).digest('hex').slice(0, 6)}\n`;
  });
  expect(unlikeKept(join(FOLDER, `${name}.found.txt`), lines.join(''))).toEqual([]);
});
