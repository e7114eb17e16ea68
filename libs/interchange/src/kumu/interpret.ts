import type { GraphFile } from '../graph/types.js';
import { applyMapping } from '../mapping/apply.js';
import { kumuMapping } from '../mapping/propose.js';
import type { Table } from '../tables/types.js';

/**
 * Reads tables the way Kumu reads a workbook or a pair of CSV files. A sheet with From and To holds connections, one with Label or Name elements; a
 * sheet with `(ignore)` in its name is passed over.
 */
export const interpretKumu = (tables: readonly Table[]): GraphFile => applyMapping(tables, kumuMapping(tables));
