/** Lists as parameters of a statement. The driver would quote every item of an array; what is written here needs none, and a batch has many. */

/** An array of ids, numbers, moments or names of ours: nothing in which a quote, comma, brace or space could stand. */
export const plainList = (items: readonly (string | number | null)[]): string => `{${items.map((item) => item ?? 'NULL').join(',')}}`;

/** JSON texts, in which no control character can stand. Read it with `readJsonList`. */
export const jsonList = (texts: readonly string[]): string => texts.join('\u0001');

/** The array of the JSON texts that `jsonList` put into a parameter, such as `$3`. */
export const readJsonList = (parameter: string): string => `string_to_array(${parameter}::text, chr(1))::json[]`;
