/** What the language itself, or the test that prints something, asks every object for. */
const LANGUAGE = new Set<string | symbol>(['then', 'toJSON', 'constructor', '$$typeof', 'asymmetricMatch', 'nodeType']);

export function isOfLanguage(key: string | symbol): boolean {
  return LANGUAGE.has(key) || typeof key === 'symbol';
}
