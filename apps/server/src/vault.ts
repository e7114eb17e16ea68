/** The vault, where the settings put it, and what the rest of the server needs of it. */
import type { DestroyKeys } from '@baraza/commands';
import { type Names, RegistrationError } from '@baraza/registration';
import { TransferError } from '@baraza/transfer';
import { KeyRing, Vault, VaultError } from '@baraza/vault';
import type { DataSource } from 'typeorm';

import type { Config } from './config.js';
import { StartError } from './start-error.js';

type Folders = Pick<Config, 'vaultDir' | 'vaultBackup'>;

/** @param report hears what should be seen to. @param changed hears in which project a name was entered, corrected or destroyed. @throws StartError where the keys cannot be used. */
export const openVault = ({ vaultDir, vaultBackup }: Folders, dataSource: DataSource, report: (sentence: string) => void, changed?: (project: string) => void): Promise<Vault> =>
  plainly(async () => new Vault({ dataSource, keys: await KeyRing.open({ folder: vaultDir, mirror: vaultBackup, report }), changed }));

/** The same, with what a kill left half done put in order: for a server that starts. */
export const prepareVault = (folders: Folders, dataSource: DataSource, report: (sentence: string) => void, changed: (project: string) => void): Promise<Vault> =>
  plainly(async () => {
    const vault = await openVault(folders, dataSource, report, changed);
    await vault.mend();
    return vault;
  });

/** For whoever erases projects. What is wrong with the keys is told to `report`: it names folders of the server. @throws TransferError `namesKept`. */
export const destroyKeysOf =
  (vault: Vault, report: (sentence: string) => void): DestroyKeys =>
  async (place) => {
    try {
      await vault.destroyKeys(place);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      report(error.message);
      throw new TransferError('namesKept', 'The keys of the names in this project cannot be destroyed now, so the project stays as it is. The log of the server says why.');
    }
  };

/** The vault for people who register themselves. What is wrong with the keys is told to `report`: it names folders of the server. */
export function namesOf(vault: Vault, report: (sentence: string) => void): Names {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      if (error.code === 'invalidInput') throw new RegistrationError('invalidInput', error.message, error.params);
      if (error.code === 'personErased') throw new RegistrationError('alreadyExists', error.message);
      report(error.message);
      throw new RegistrationError('namesAway', 'Names cannot be kept just now. Nothing was entered; try again in a moment, or without a name.');
    }
  };
  return {
    publicKey: (place) => told(() => vault.publicKey(place)),
    knows: (place, person) => told(() => vault.knows(place, person)),
    put: (place, person, name) => told(() => vault.put(place, person, name)),
    erase: (place, person) => told(() => vault.erase(place, person)),
  };
}

async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new StartError(error.code === 'keysUnusable' ? `${error.message} See that this user may read and write there, or set VAULT_DIR to another folder.` : error.message, { cause: error });
  }
}
