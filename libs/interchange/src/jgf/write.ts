import { jsonFile } from '../graph/json.js';
import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { columnsToWrite, endsOf, idsToWrite, isSaid, labelsOf, positionsOf, type WrittenColumn } from '../graph/write-items.js';

/** Writes the JSON Graph Format 2.1. Positions stand in the metadata, and so does a direction that goes both ways, which the format does not know. `readJgf` gives the same back. */
export function writeJgf(output: GraphOutput): Uint8Array {
  const nodes = columnsToWrite(output, 'elements', 'jgf');
  const edges = columnsToWrite(output, 'connections', 'jgf');
  const ids = idsToWrite(output.elements);
  const labelOf = labelsOf(output);
  const positions = positionsOf(output);
  return jsonFile({
    graph: {
      directed: true,
      ...(output.name && { label: output.name }),
      nodes: Object.fromEntries(
        output.elements.map((element, index) => {
          const at = positions.get(index);
          return [ids[index]!, { label: element.label, metadata: Object.fromEntries([...metadataOf(nodes, element), ...(at ? [['x', at.x], ['y', at.y]] : [])]) }];
        }),
      ),
      edges: output.connections.flatMap((connection) => {
        const ends = endsOf(connection);
        const { id, direction, type } = connection;
        const label = labelOf(connection);
        const own = { ...(id !== null && { id }), source: ids[ends?.[0] ?? -1], target: ids[ends?.[1] ?? -1], ...(type !== null && { relation: type }), directed: direction !== 'undirected' && direction !== 'mutual', ...(label !== null && { label }) };
        return ends ? [{ ...own, metadata: Object.fromEntries(metadataOf(edges, connection)) }] : [];
      }),
    },
  });
}

function metadataOf(columns: readonly WrittenColumn[], item: OutputElement | OutputConnection): [string, unknown][] {
  return columns.flatMap(({ header, of, isStandard }) => {
    const value = of(item);
    return isSaid(value) ? [[isStandard ? header.toLowerCase() : header, value]] : [];
  });
}
