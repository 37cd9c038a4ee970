import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import type { Problem } from './check.ts';

/** What the schemas in ./schema say of a manifest. xmllint reads them from memory and has no network. */

const [office, ...imported] = ['office-app.xsd', 'version-overrides.xsd', 'basic-types.xsd'].map((fileName) => ({
  fileName,
  contents: readFileSync(new URL(`schema/${fileName}`, import.meta.url), 'utf8'),
}));

/** xmllint's sentence, without the kind of error and the namespaces before every name. */
function sentence(message: string): string {
  return message
    .replace(/^.*?validity error : /, '')
    .replaceAll(/\{http[^}]*\}/g, '')
    .replace('The type definition is abstract.', 'It needs an xsi:type that the schema knows.');
}

/** @param xml well-formed, without a document type */
export async function schemaProblems(xml: string): Promise<readonly Problem[]> {
  if (office === undefined) throw new RangeError('no schema');
  const { valid, errors } = await validateXML({ xml, schema: office, preload: imported });
  if (!valid && errors.length === 0) throw new RangeError('xmllint refuses without a reason');
  return errors.map(({ loc, message }) => ({ rule: 'schema', line: loc?.lineNumber ?? 1, message: sentence(message) }));
}
