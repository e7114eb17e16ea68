import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Vault } from '../vault.js';
import { VAULT, VAULT_DATA_SOURCE, VAULT_GATE, type VaultGate } from './gate.js';
import { VaultController } from './vault.controller.js';

export interface VaultParts {
  vault: Vault;
  gate: VaultGate;
  /** As the server's role. */
  dataSource: DataSource;
}

/** The vault over HTTP, under `/api/projects/:project/vault`. Who asks is found out by the accounts, whose module must be there. */
@Module({})
export class VaultModule {
  static register({ vault, gate, dataSource }: VaultParts): DynamicModule {
    return {
      module: VaultModule,
      controllers: [VaultController],
      providers: [
        { provide: VAULT, useValue: vault },
        { provide: VAULT_GATE, useValue: gate },
        { provide: VAULT_DATA_SOURCE, useValue: dataSource },
      ],
    };
  }
}
