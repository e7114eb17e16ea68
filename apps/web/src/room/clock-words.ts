/** "1:12", "16:53", "1:29:07"; below zero with a true minus sign. Whole seconds, towards zero. */
export function clockOf(seconds: number): string {
  const whole = Math.trunc(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${seconds <= -1 ? '\u2212' : ''}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(rest)}`;
}
