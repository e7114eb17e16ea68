/** What the module of this lib injects. */
export const ACCOUNTS = Symbol('accounts');
export const PUBLIC_URL = Symbol('public address');
