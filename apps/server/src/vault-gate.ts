/** Who may do what with names, as long as no session has duties: the owners of the project, everything. */
import { hasRight } from '@baraza/domain';
import { inSnapshot, type ProjectPlace, readViewer } from '@baraza/persistence';
import type { Vault, VaultGate } from '@baraza/vault';
import type { DataSource } from 'typeorm';

export function ownersGate(dataSource: DataSource, vault: Vault): VaultGate {
  const owns = async (place: ProjectPlace, account: string): Promise<boolean> => {
    const viewer = await inSnapshot(dataSource, place.workspace, (sql) => readViewer(sql, place, account));
    return viewer !== null && hasRight(viewer, 'manageProject');
  };
  return {
    mayEnter: owns,
    mayRead: async (place, account) => ((await owns(place, account)) ? vault.people(place) : null),
    mayErase: owns,
  };
}
