import { type ReactNode, useMemo } from 'react';
import { Outlet } from 'react-router';
import { useStored } from '../../map/data/useStored.js';
import { usePeopleNames } from '../../vault/usePeopleNames.js';
import { useLive, useRightHere, useRoom } from '../context.js';
import { RoomNamesContext } from './context.js';

/** Asks for the names of those who take part once for all that is shown below, for each asking is written down. */
export function RoomNames(): ReactNode {
  const { session } = useRoom();
  const may = useRightHere()('readIdentities');
  const revision = useLive()?.names ?? null;
  const here = useStored(['participation'], (store) => store.allLive('participation').filter((each) => each.session === session.id), [session.id]);
  const persons = useMemo(() => here.flatMap(({ person }) => (person === null ? [] : [person])), [here]);
  const names = usePeopleNames({ session: session.id, people: persons, may, revision });
  return (
    <RoomNamesContext value={names}>
      <Outlet />
    </RoomNamesContext>
  );
}
