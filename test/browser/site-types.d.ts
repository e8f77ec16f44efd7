/** Declarations that the site's modules rely on, for tests that import some of them. */
/// <reference path="../../src/globals.d.ts" />
/// <reference path="../../src/virtual-modules.d.ts" />
