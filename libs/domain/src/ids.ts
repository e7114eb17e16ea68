import { v7 } from 'uuid';

/** A new id for a record, a client or an undo group: UUID version 7, which grows with time and so keeps indexes small. */
export const createId = (): string => v7();
