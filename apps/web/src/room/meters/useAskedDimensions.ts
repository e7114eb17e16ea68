import type { Records } from '@baraza/domain';
import { useRecords } from '../../project/hooks.js';
import { useRoom } from '../context.js';

/** What is asked of whoever speaks, beside what the process has targets for. */
const ASKED: readonly string[] = ['sex', 'ageBand'];

/** By what somebody who speaks is counted where they are not known by who takes part, in order. */
export function useAskedDimensions(): readonly Records['dimension'][] {
  const { session } = useRoom();
  const targets = useRecords('target');
  const dimensions = useRecords('dimension');
  return dimensions.filter(({ id, code, process }) => process === session.process && (ASKED.includes(code) || targets.some(({ dimension }) => dimension === id))).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
}
