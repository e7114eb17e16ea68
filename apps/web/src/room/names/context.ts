import { createContext, useContext } from 'react';
import type { PeopleNames } from '../../vault/usePeopleNames.js';

/** Names of those who take part; null: a screen that shows none. */
export const RoomNamesContext = createContext<PeopleNames | null>(null);

/** Names of those who take part in the session, for the screens that show them to whoever may read them; null on all others, as those of the hall. */
export const useRoomNames = (): PeopleNames | null => useContext(RoomNamesContext);
