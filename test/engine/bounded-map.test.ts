import { BoundedMap } from '../../src/engine/bounded-map.ts';

test('as many entries as it was given room for; one more, and it begins anew', () => {
  const map = new BoundedMap<string, number>(2);
  expect(map.get('a')).toBeUndefined();
  map.set('a', 1);
  map.set('b', 2);
  expect([map.get('a'), map.get('b')]).toEqual([1, 2]);
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, undefined, 3]);
  map.set('d', 4);
  expect([map.get('c'), map.get('d')]).toEqual([3, 4]);
});
