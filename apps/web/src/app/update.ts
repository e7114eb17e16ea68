/** The service worker: opens the page while the server is away, and brings new versions when the person wants them. */
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
let accepted = false;
const listeners = new Set<() => void>();

function offer(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of [...listeners]) listener();
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // Without a controller it is the first one: nothing older is on the screen.
      if (installing.state === 'installed' && navigator.serviceWorker.controller) offer(installing);
    });
  });
  // A page that stays open for days would not look by itself.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** Browsers give service workers to HTTPS and localhost only; elsewhere the page simply needs the server. */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Only where the person asked for it: another tab may be in the middle of a sentence.
    if (accepted) location.reload();
  });
  try {
    watch(await navigator.serviceWorker.register('/sw.js'));
  } catch {
    return;
  }
}

/** Brings the new version onto the screen: the page loads anew. */
export function takeUpdate(): void {
  accepted = true;
  if (waiting && waiting.state === 'installed') waiting.postMessage({ type: 'SKIP_WAITING' });
  else location.reload();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether a newer version of the page is ready. */
export const useUpdateReady = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);
