/** What the site's modules take for granted, for tests that import some of them. */
/// <reference path="../../src/globals.d.ts" />
/// <reference path="../../src/virtual-modules.d.ts" />
