/** Scalars of the API. */
import { isPartialDate } from '@baraza/domain';
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

function textScalar(name: string, description: string, accepts: (text: string) => boolean, form: string): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`${name} takes ${form}, not ${JSON.stringify(value)?.slice(0, 60)}.`);
  };
  const literal = (node: ValueNode): string => parse(node.kind === Kind.STRING ? node.value : valueFromASTUntyped(node));
  return new GraphQLScalarType({ name, description, serialize: (value) => String(value), parseValue: parse, parseLiteral: literal });
}

export const PartialDate = textScalar('PartialDate', 'A date as a source gives it: a year, a month or a day (“2005”, “2005-08”, “2005-08-03”).', isPartialDate, 'a year, a month or a day such as “2005-08”');
export const Day = textScalar('Day', 'A day of the calendar, “2005-08-03”.', (text) => text.length === 10 && isPartialDate(text), 'a day such as “2005-08-03”');
export const DateTime = textScalar('DateTime', 'A moment, ISO 8601 with its zone; answers are in UTC with milliseconds.', (text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)), 'a moment such as “2005-08-03T09:00:00Z”');

export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
