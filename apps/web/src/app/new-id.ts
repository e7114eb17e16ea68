import { v7 } from 'uuid';

/** Id for a new record; rising with time, so that indexes stay small. Works on plain HTTP too, where `crypto.randomUUID` is missing. */
export const newId = (): string => v7();
