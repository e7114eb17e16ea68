/** The types of fields that hold a value of their own: the same for what is asked and for what is sent. */
import type { FieldSpec } from '@baraza/domain';
import { GraphQLBoolean, GraphQLFloat, GraphQLID, type GraphQLInputType, GraphQLInt, GraphQLList, GraphQLNonNull, type GraphQLNullableType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { enumOfField } from './enums.js';
import { DateTime, PartialDate } from './scalars.js';

/** @param owner name of the type that the field belongs to. @returns null where the field refers to something else, or has a type of its own. */
export function valueTypeOf(owner: string, name: string, field: FieldSpec): (GraphQLInputType & GraphQLOutputType & GraphQLNullableType) | null {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'url':
    case 'colour':
      return GraphQLString;
    case 'integer':
      return GraphQLInt;
    case 'number':
      return GraphQLFloat;
    case 'boolean':
      return GraphQLBoolean;
    case 'partialDate':
      return PartialDate;
    case 'instant':
      return DateTime;
    case 'id':
      return GraphQLID;
    case 'textList':
      return new GraphQLList(new GraphQLNonNull(GraphQLString));
    case 'choice':
      return enumOfField(owner, name, field);
    default:
      return null;
  }
}
