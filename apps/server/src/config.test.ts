import { isLocal, readConfig } from './config.js';

describe('settings', () => {
  test('RUN-30 without any setting the server is for this machine only, with a database of its own', () => {
    expect(readConfig({}, '/clone')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      databaseAppUrl: null,
      dataDir: '/clone/.data',
      vaultDir: '/clone/.data/vault',
      vaultBackup: null,
      ownerEmail: 'owner@baraza.local',
      trustedProxies: ['loopback'],
      logRequests: false,
      fileLimits: { file: 25 * 2 ** 20, project: 2000 * 2 ** 20, workspace: 10_000 * 2 ** 20 },
      webDir: '/clone/apps/web/dist',
    });
  });

  test('RUN-30 settings are read, relative folders start from the clone, empty ones count as not set', () => {
    const env = { PORT: ' 8080 ', HOST: '0.0.0.0', PUBLIC_URL: 'https://baraza.example.org/', DATA_DIR: 'other', OWNER_EMAIL: '', TRUSTED_PROXIES: '10.0.0.0/8, loopback', LOG_REQUESTS: '1', FILE_MB: '5', WORKSPACE_FILES_MB: '300' };
    expect(readConfig(env, '/clone')).toMatchObject({ fileLimits: { file: 5 * 2 ** 20, project: 2000 * 2 ** 20, workspace: 300 * 2 ** 20 }, port: 8080, host: '0.0.0.0', publicUrl: 'https://baraza.example.org', dataDir: '/clone/other', ownerEmail: 'owner@baraza.local', trustedProxies: ['10.0.0.0/8', 'loopback'], logRequests: true });
  });

  test('RUN-31 every setting that cannot be used is named, with what it should look like; passwords are not repeated', () => {
    const env = {
      PORT: '70000',
      HOST: 'no host!',
      PUBLIC_URL: 'baraza.example.org',
      DATABASE_URL: 'mysql://root:geheim@db/x',
      DATABASE_APP_URL: 'postgres://app:geheim@db/x',
      OWNER_EMAIL: 'nobody',
      TRUSTED_PROXIES: 'everybody',
      LOG_REQUESTS: 'maybe',
    };
    let message = '';
    try {
      readConfig(env, '/clone');
    } catch (error) {
      message = (error as Error).message;
    }
    for (const name of Object.keys(env)) expect(message).toMatch(new RegExp(`^  - ${name} `, 'm'));
    expect(message).not.toContain('geheim');
    expect(message).toContain('must be a number from 0 to 65535');
  });

  test('RUN-31 a public address has no path: everything is served from its root', () => {
    for (const PUBLIC_URL of ['https://example.org/baraza', 'https://user@example.org', 'ftp://example.org', 'https://example.org/?x']) {
      expect(() => readConfig({ PUBLIC_URL }, '/clone')).toThrow('an address without a path');
    }
  });

  test('RUN-31 the copy of the keys is in a folder of its own', () => {
    const of = (VAULT_DIR: string, VAULT_BACKUP: string): unknown => readConfig({ DATA_DIR: '/data', VAULT_DIR, VAULT_BACKUP }, '/clone');
    expect([of('', '/stick/keys'), of('keys', '/data/copy')]).toMatchObject([{ vaultDir: '/data/vault', vaultBackup: '/stick/keys' }, { vaultDir: '/clone/keys', vaultBackup: '/data/copy' }]);
    for (const [keys, copy] of [['/a/b', '/a/b'], ['/a/b', '/a'], ['/a', '/a/b/c'], ['', '/data/vault/..copy'], ['/a/b/', '/a/./b']] as const) expect(() => of(keys, copy)).toThrow(/VAULT_BACKUP is .* another folder/);
    expect(of('/a/b', '/a/bc')).toMatchObject({ vaultBackup: '/a/bc' });
  });

  test('RUN-32 only loopback addresses count as this machine', () => {
    expect(['127.0.0.1', '127.1.2.3', 'localhost', '::1'].map(isLocal)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '192.168.1.7', 'example.org'].map(isLocal)).toEqual([false, false, false, false]);
  });
});
