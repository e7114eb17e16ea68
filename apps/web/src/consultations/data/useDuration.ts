import { useFormat } from '@baraza/ui';

/** Minutes as people say them: "2 hr 45 min". */
export function useDuration(): (minutes: number) => string {
  const format = useFormat();
  const unit = (value: number, of: 'hour' | 'minute'): string => format.number(value, { style: 'unit', unit: of, unitDisplay: 'short' });
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : [])].join(' ');
  };
}
