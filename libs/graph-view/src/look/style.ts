/** Cytoscape's stylesheet: everything that differs from element to element is in its data, computed once when it changes. */
import { nodeEdge, surfaces } from '@baraza/ui/tokens';
import type { StylesheetJson } from 'cytoscape';
import type { Theme } from '../types.js';

/** Rules for the canvas. Words and numbers are drawn by our own layer (layers/labels.ts), zigzags by layers/underlay.ts. */
export function stylesheet(theme: Theme): StylesheetJson {
  const accent = surfaces.accent[theme];
  return [
    {
      selector: 'node',
      style: {
        width: 'data(width)',
        height: 'data(height)',
        shape: 'data(canvasShape)' as 'ellipse',
        'shape-polygon-points': 'data(polygon)' as never,
        'corner-radius': 'data(corner)',
        'background-color': 'data(fill)',
        'border-width': 'data(edge)' as never,
        'border-color': nodeEdge[theme],
        'border-style': 'data(border)' as 'solid',
        'overlay-opacity': 0,
        'outline-offset': 3,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        opacity: 'data(opacity)' as never,
        'line-color': 'data(colour)',
        'line-style': 'data(lineStyle)' as 'solid',
        'line-dash-pattern': 'data(dashes)' as never,
        'line-opacity': 'data(lineOpacity)' as never,
        'source-arrow-shape': 'data(sourceArrow)' as 'none',
        'target-arrow-shape': 'data(targetArrow)' as 'none',
        'source-arrow-color': 'data(colour)',
        'target-arrow-color': 'data(colour)',
        'source-arrow-fill': 'data(arrowFill)' as 'filled',
        'target-arrow-fill': 'data(arrowFill)' as 'filled',
        'arrow-scale': 'data(arrow)' as never,
        'curve-style': 'straight',
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'edge[bow]',
      style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 'data(bow)', 'control-point-weights': 0.5, 'edge-distances': 'node-position' },
    },
    { selector: 'edge.loop', style: { 'curve-style': 'bezier', 'control-point-step-size': 46, 'loop-direction': '-45deg', 'loop-sweep': '60deg' } },
    { selector: 'node.hovered', style: { 'border-width': 2 } },
    { selector: 'node.target', style: { 'outline-width': 2.5, 'outline-color': accent, 'outline-style': 'dashed' } },
    { selector: 'node:selected', style: { 'outline-width': 2.5, 'outline-color': accent } },
    { selector: '.faded', style: { opacity: 0.25 } },
    { selector: 'edge.faded', style: { opacity: 0.12 } },
    { selector: 'edge.detail', style: { opacity: 1, 'z-index': 2 } },
    { selector: 'edge:selected', style: { opacity: 1, 'z-index': 3, 'underlay-color': accent, 'underlay-opacity': 0.28, 'underlay-padding': 3 } },
    { selector: '.hidden', style: { display: 'none' } },
    { selector: 'core', style: { 'active-bg-opacity': 0, 'selection-box-color': accent, 'selection-box-border-color': accent, 'selection-box-border-width': 1, 'selection-box-opacity': 0.15 } as never },
  ];
}
