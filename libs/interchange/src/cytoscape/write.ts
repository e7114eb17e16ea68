import { jsonFile } from '../graph/json.js';
import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { columnsToWrite, endsOf, idsToWrite, isSaid, labelsOf, positionsOf, type WrittenColumn } from '../graph/write-items.js';

/** Writes JSON of Cytoscape, with nodes and edges apart. `readCytoscape` gives the same back. */
export function writeCytoscape(output: GraphOutput): Uint8Array {
  const nodes = columnsToWrite(output, 'elements', 'cytoscape');
  const edges = columnsToWrite(output, 'connections', 'cytoscape');
  const ids = idsToWrite(output.elements);
  const labelOf = labelsOf(output);
  const positions = positionsOf(output);
  return jsonFile({
    data: { name: output.name ?? '' },
    elements: {
      nodes: output.elements.map((element, index) => {
        const at = positions.get(index);
        return { data: Object.fromEntries([['id', ids[index]], ['label', element.label], ...dataOf(nodes, element)]), ...(at && { position: { x: at.x, y: at.y } }) };
      }),
      edges: output.connections.flatMap((connection) => {
        const ends = endsOf(connection);
        const { id } = connection;
        const label = labelOf(connection);
        const own = [...(id === null ? [] : [['id', id]]), ['source', ids[ends?.[0] ?? -1]], ['target', ids[ends?.[1] ?? -1]], ...(label === null ? [] : [['label', label]])];
        return ends ? [{ data: Object.fromEntries([...own, ...dataOf(edges, connection)]) }] : [];
      }),
    },
  });
}

/** Standard ones in small letters, as style sheets of Cytoscape name them; the person's own as they are. */
function dataOf(columns: readonly WrittenColumn[], item: OutputElement | OutputConnection): [string, unknown][] {
  return columns.flatMap(({ header, of, isStandard }) => {
    const value = of(item);
    return isSaid(value) ? [[isStandard ? header.toLowerCase() : header, value]] : [];
  });
}
