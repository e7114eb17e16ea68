import { v4, v7 } from 'uuid';

/** Id for a new record; rising with time, so that indexes stay small. Works on plain HTTP too, where `crypto.randomUUID` is missing. */
export const newId = (): string => v7();

/** Id that tells nothing of when it was made: for what must not be joined to a moment (decision 9). */
export const timelessId = (): string => v4();
