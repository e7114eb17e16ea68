/** Who may do what with names. What a session is and who takes part in it is not this lib's; apps/server puts it in. */
import type { ProjectPlace } from '@baraza/persistence';

export interface VaultGate {
  /**
   * Whether the account may enter or correct this person's name for the session. Who is known already may be of another session: the gate must see to it that nobody replaces a name there by way of this one.
   */
  mayEnter(place: ProjectPlace, account: string, session: string, person: string): Promise<boolean>;
  /** Ids of the people of the session whose names the account may read; null where it may read none. */
  mayRead(place: ProjectPlace, account: string, session: string): Promise<readonly string[] | null>;
  /** Whether the account may destroy names of the project for good. */
  mayErase(place: ProjectPlace, account: string): Promise<boolean>;
}

export const VAULT = Symbol('vault');
export const VAULT_GATE = Symbol('vault gate');
export const VAULT_DATA_SOURCE = Symbol('vault data source');
