/*
 * Old syntax only, and no import: this file must be understood by the very versions of Node that it refuses.
 */
var OLDEST = [20, 19];

/** Ends the program with a plain sentence when Node is too old to run anything here. */
export function requireNode() {
  var parts = process.versions.node.split('.').map(Number);
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return;
  console.error('This needs Node ' + OLDEST.join('.') + ' or newer; this is Node ' + process.versions.node + '. Get a current one from https://nodejs.org and start again.');
  process.exit(1);
}
