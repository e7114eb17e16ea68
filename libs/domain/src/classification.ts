/** The four classes of DOMAIN §5, from what anybody may read to what only a named few may. Order matters. */
export const CLASSIFICATIONS = ['public', 'restricted', 'confidential', 'strictlyConfidential'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

const RANK: Record<Classification, number> = { public: 0, restricted: 1, confidential: 2, strictlyConfidential: 3 };

/** 0 (public) … 3 (strictly confidential): what a clearance is compared with. */
export const rankOf = (classification: Classification): number => RANK[classification];

/** The stricter of two classes. */
export const stricter = (a: Classification, b: Classification): Classification => (RANK[a] >= RANK[b] ? a : b);
