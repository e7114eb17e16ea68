const two = (value: number): string => String(value).padStart(2, '0');

/** A length of time as clocks show it: "1:12", from an hour on "1:29:07". Seconds are cut, not rounded; what is negative has a true minus sign. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const shown = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return ms < 0 && seconds > 0 ? `\u2212${shown}` : shown;
}
