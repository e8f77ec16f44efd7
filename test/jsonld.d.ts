/** What the tests use of the JSON-LD processor. */
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: object,
      options: { base: string; documentLoader: (url: string) => Promise<never> },
    ): Promise<object[]>;
  };
  export default jsonld;
}
