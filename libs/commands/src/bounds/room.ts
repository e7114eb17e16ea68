import { Shares } from './shares.js';

interface Bound {
  most: number;
  mostOfOne: number;
}
/** How much may wait: operations, and how long their inputs are together, in characters of JSON. Of one account less, so that it cannot keep the others out. */
export interface RoomLimits {
  operations: Bound;
  characters: Bound;
}

/** Room for operations that wait, by their number and their length. */
export class Room {
  private readonly places: Shares;
  private readonly lengths: Shares;

  constructor({ operations, characters }: RoomLimits) {
    this.places = new Shares(operations);
    this.lengths = new Shares(characters);
  }

  /** Makes room for one operation. @returns null, or which of the bounds was reached (and no room is taken). */
  take(account: string, characters: number): 'all' | 'own' | null {
    const full = this.places.take(account);
    if (full) return full;
    const tooLong = this.lengths.take(account, characters);
    if (tooLong) this.places.giveBack(account);
    return tooLong;
  }

  /** Gives back the room of one. */
  giveBack(account: string, characters: number): void {
    this.places.giveBack(account);
    this.lengths.giveBack(account, characters);
  }
}
