import type { ReactElement } from 'react';
import type { Review } from '../../engine/review-types.ts';
import { READING } from '../../messages/reading-notes.ts';
import { Disclosure } from './disclosure.tsx';
import { Later } from './later.tsx';

const load = async () => (await import(/* webpackChunkName: "settings" */ './reading-parts.tsx')).ReadingParts;

/** 怎样认的: which cells were taken for what; few ever open it. */
export function Reading({ review }: { readonly review: Review }): ReactElement {
  return (
    <Disclosure head={READING.title} level={3}>
      {() => <Later load={load}>{(Parts) => <Parts review={review} />}</Later>}
    </Disclosure>
  );
}
