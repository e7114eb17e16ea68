import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { peopleApart, type PersonColour, personColour } from '../tokens/people.js';

const Colours = createContext<ReadonlyMap<string, PersonColour>>(new Map());

/** Tells those who work together apart by their colours, on all screens within. `ids`: in the order in which they came. */
export function PeopleColours({ ids, children }: { readonly ids: readonly string[]; readonly children: ReactNode }): ReactNode {
  const key = ids.join(' ');
  const colours = useMemo(() => peopleApart(key === '' ? [] : key.split(' ')), [key]);
  return <Colours value={colours}>{children}</Colours>;
}

/** The colour of a person here; of somebody who does not belong to those who are here, by the id alone. */
export function usePersonColour(): (id: string) => PersonColour {
  const colours = useContext(Colours);
  return useMemo(() => (id) => colours.get(id) ?? personColour(id), [colours]);
}
