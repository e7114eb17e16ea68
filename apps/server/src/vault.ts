/** The vault, where the settings put it. */
import { KeyRing, Vault, VaultError } from '@baraza/vault';
import type { DataSource } from 'typeorm';

import type { Config } from './config.js';
import { StartError } from './start-error.js';

/** @param report hears what should be seen to. @throws StartError where the folder of the keys cannot be used. */
export async function openVault({ vaultDir, vaultBackup }: Pick<Config, 'vaultDir' | 'vaultBackup'>, dataSource: DataSource, report: (sentence: string) => void): Promise<Vault> {
  try {
    return new Vault({ dataSource, keys: await KeyRing.open({ folder: vaultDir, mirror: vaultBackup, report }) });
  } catch (error) {
    if (error instanceof VaultError) throw new StartError(`${error.message} See that this user may read and write there, or set VAULT_DIR to another folder.`, { cause: error });
    throw error;
  }
}
