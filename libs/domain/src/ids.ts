import { v7 } from 'uuid';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the value is an id as it is stored: a UUID in lower case. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** A new id for a record, a client or an undo group: UUID version 7, which grows with time and so keeps indexes small. */
/** Whether the id tells when it was made (UUID of version 7). */
export const tellsTime = (id: string): boolean => id[14] === '7';

export const createId = (): string => v7();

/** Key of two records: the same for both orders. */
export const pairKey = (one: string, two: string): string => (one < two ? `${one} ${two}` : `${two} ${one}`);
