/** Text as XML 1.0 can hold it, for a file that is written line by line. */

// What XML has no way to write at all: control characters, halves of pairs, two that are no characters.
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** Text for an attribute or between tags; line ends stay what they are. */
export const xmlText = (text: string): string => text.replace(IMPOSSIBLE, '').replace(/[&<>"\t\n\r]/g, (mark) => MARKS[mark]!);

/** A tag with the attributes that are said. Without content it closes itself. */
export function xmlTag(name: string, attributes: Readonly<Record<string, string | number | null | undefined>>, content?: string): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === null || value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`]));
  return content === undefined || content === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${content}</${name}>`;
}

export const xmlFile = (lines: Iterable<string>): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${[...lines].join('\n')}\n`);
