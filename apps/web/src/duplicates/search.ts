/** Looks for duplicates in the registry as this person reads it, anew whenever it has changed and rested; once for all parts of the screen that ask. */
import type { Candidate, Party } from '@baraza/analysis';
import { type EntityName, pairKey } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import type { SearchMessage, SearchRequest } from './messages.js';

/** The registry has to rest so long before it is searched anew. */
const REST_MS = 1000;
const SEARCHED: readonly EntityName[] = ['stakeholder', 'relationship', 'distinction'];

export interface Found {
  /** Null: nothing is known yet. */
  readonly candidates: readonly Candidate[] | null;
  /** How far the search is, from 0 to 1; null: none is going on. */
  readonly share: number | null;
  readonly failed: boolean;
}

const NOTHING: Found = { candidates: null, share: null, failed: false };

export class DuplicateSearch {
  private readonly listeners = new Set<() => void>();
  private found = NOTHING;
  private worker: Worker | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private unwatch: (() => void)[] = [];
  private searched = '';

  constructor(private readonly store: VisibleStore) {}

  readonly current = (): Found => this.found;

  /** Looks, and goes on looking, for as long as somebody listens. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.watch();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    };
  };

  /** Looks again at once. */
  readonly again = (): void => {
    this.dropTimer();
    // What is searched has changed: the answer would be of before.
    if (this.found.share !== null) this.dropWorker();
    this.searched = this.state();
    this.tell({ ...this.found, share: 0, failed: false });
    this.worker ??= this.start();
    this.worker.postMessage(requestOf(this.store));
  };

  /** A worker that goes on from one search to the next: to start one costs more than to search a small registry. */
  private start(): Worker {
    const worker = new Worker(new URL('./duplicates.worker.ts', import.meta.url), { type: 'module' });
    const fail = (): void => {
      this.dropWorker();
      this.tell({ ...this.found, share: null, failed: true });
    };
    worker.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => {
      if ('failed' in data) fail();
      else this.tell('share' in data ? { ...this.found, share: data.share } : { candidates: data.candidates, share: null, failed: false });
    });
    worker.addEventListener('error', fail);
    return worker;
  }

  private watch(): void {
    const changed = (): void => {
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = setTimeout(this.again, REST_MS);
    };
    this.unwatch = SEARCHED.map((entity) => this.store.subscribe({ entity }, changed));
    if (this.state() !== this.searched) this.again();
  }

  private rest(): void {
    for (const end of this.unwatch) end();
    this.unwatch = [];
    // What was not finished is looked for again by whoever asks next.
    if (this.found.share !== null || this.timer !== null) this.searched = '';
    this.dropTimer();
    this.dropWorker();
    this.found = { ...this.found, share: null };
  }

  private dropWorker(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private dropTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private state = (): string => SEARCHED.map((entity) => this.store.version(entity)).join(' ');

  private tell(found: Found): void {
    this.found = found;
    for (const listener of [...this.listeners]) listener();
  }
}

function requestOf(store: VisibleStore): SearchRequest {
  const neighbours = new Map<string, Set<string>>();
  const join = (one: string, other: string): void => void neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  for (const { from, to } of store.allLive('relationship')) {
    join(from, to);
    join(to, from);
  }
  return {
    parties: store.allLive('stakeholder').map(({ id, name, aliases }): Party => ({ id, name, aliases, neighbours: [...(neighbours.get(id) ?? [])] })),
    apart: new Set(store.allLive('distinction').map(({ one, other }) => pairKey(one, other))),
  };
}

const searches = new WeakMap<VisibleStore, DuplicateSearch>();

/** The search over these records. */
export function searchIn(store: VisibleStore): DuplicateSearch {
  const search = searches.get(store) ?? new DuplicateSearch(store);
  searches.set(store, search);
  return search;
}
