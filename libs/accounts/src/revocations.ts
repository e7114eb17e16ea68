/** Tells who is listening that sessions or tokens ended, so that their sockets can be closed at once. */
export interface Revocation {
  account: string;
  /** Ids of login sessions and access tokens that are no longer good: `Identity.credential` of those who used them. */
  credentials: readonly string[];
}
export type RevocationListener = (revocation: Revocation) => void;

export class Revocations {
  private readonly listeners = new Set<RevocationListener>();

  /** @returns a function that ends the subscription. */
  subscribe(listener: RevocationListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** To be called after the change was committed. */
  publish(account: string, credentials: readonly string[]): void {
    if (credentials.length === 0) return;
    for (const listener of this.listeners) listener({ account, credentials });
  }
}
