import type { ReactNode } from 'react';

/** The product's mark: a round with an opening, and who is heard in its middle. */
export function Mark({ size = 20 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden style={{ flex: 'none' }}>
      <path d="M5.2 5.2a6.8 6.8 0 1 1-1.6 8" fill="none" stroke="var(--bz-accent)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="10" cy="10" r="2.4" fill="var(--bz-accent)" />
    </svg>
  );
}
