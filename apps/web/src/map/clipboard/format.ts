/**
 * What a copy of a map puts on the clipboard: which records stood where, and of which project; never what they say. Whoever pastes reads them with the rights that they have then, and a page of somebody else’s learns nothing from it
 * but the names in the plain text.
 */
import { isId } from '@baraza/domain';

export const CLIPBOARD_TYPE = 'application/x-baraza-map+json';

/** Most that is copied at once. */
export const MOST_COPIED = 2000;
/** Longer than the most that is copied can be. */
const LONGEST = 400_000;
/** As far as a member of a map may stand from the origin (operations/map.ts). */
const FARTHEST = 1e7;

export interface CopiedItem {
  readonly entity: 'stakeholder' | 'interest';
  readonly id: string;
  /** Null: it has no place. */
  readonly x: number | null;
  readonly y: number | null;
}
export interface Copied {
  /** Id of the project that they are of. */
  readonly project: string;
  readonly items: readonly CopiedItem[];
}

export const written = ({ project, items }: Copied): string => JSON.stringify({ version: 1, project, items });

/** What was copied, fully checked, for anybody can put anything on a clipboard; null where it is not what `written` writes. Each thing is there once. */
export function readCopied(text: string): Copied | null {
  const value = text.length > 0 && text.length <= LONGEST ? parsed(text) : null;
  if (!isObject(value) || value['version'] !== 1 || !isId(value['project']) || !Array.isArray(value['items'])) return null;
  const items = value['items'].map(itemOf);
  if (items.length === 0 || items.length > MOST_COPIED || !items.every((item) => item !== null)) return null;
  return { project: value['project'], items: [...new Map(items.map((item) => [item.id, item])).values()] };
}

function itemOf(value: unknown): CopiedItem | null {
  if (!isObject(value)) return null;
  const { entity, id, x, y } = value;
  if ((entity !== 'stakeholder' && entity !== 'interest') || !isId(id) || !isPlace(x) || !isPlace(y)) return null;
  return x === null || y === null ? { entity, id, x: null, y: null } : { entity, id, x, y };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlace = (value: unknown): value is number | null => value === null || (typeof value === 'number' && Math.abs(value) <= FARTHEST);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The items as they stood to each other, in the middle of `centre`; without one, or where none has a place, as they are. */
export function placedAround(items: readonly CopiedItem[], centre: { readonly x: number; readonly y: number } | null): readonly CopiedItem[] {
  const [xs, ys] = [items.flatMap(({ x }) => x ?? []), items.flatMap(({ y }) => y ?? [])];
  if (centre === null || xs.length === 0) return items;
  const middle = (all: readonly number[]): number => (Math.min(...all) + Math.max(...all)) / 2;
  const [dx, dy] = [centre.x - middle(xs), centre.y - middle(ys)];
  const kept = (value: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, value));
  return items.map((item) => (item.x === null || item.y === null ? item : { ...item, x: kept(item.x + dx), y: kept(item.y + dy) }));
}
