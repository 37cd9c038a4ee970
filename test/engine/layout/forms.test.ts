import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { describeForm } from '../../support/describe-form.ts';
import { expectation, fixtureForm, formNames } from '../../support/fixtures.ts';

describe('forms as units filled them', () => {
  test.each(formNames)('%s is read field by field', (name) => {
    const tables = readTables(fixtureForm(name));
    expect(tables).toHaveLength(1);
    expect(tables.map(describeForm).join('')).toBe(expectation(name, 'reading'));
  });
});
