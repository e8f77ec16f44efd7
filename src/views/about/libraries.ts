/** The libraries that the site ships, by licence: each one's name and packages. */
export const LIBRARIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  MIT: {
    'DuckDB-WASM': ['@duckdb/duckdb-wasm'],
    Preact: ['preact', '@preact/signals'],
    'hyparquet (with its compressors and writer)': ['hyparquet', 'hyparquet-compressors', 'hyparquet-writer'],
    CodeMirror: [
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-sql',
      '@codemirror/language',
      '@codemirror/lint',
      '@codemirror/search',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
    ],
    'TanStack Virtual': ['@tanstack/virtual-core'],
    'ml-hclust': ['ml-hclust'],
    fflate: ['fflate'],
    'sql-formatter': ['sql-formatter'],
    valibot: ['valibot'],
    wllama: ['@wllama/wllama'],
  },
  'Apache 2.0': { 'Apache Arrow': ['apache-arrow'], WebLLM: ['@mlc-ai/web-llm'] },
  'BSD 3-Clause': { Vega: ['vega', 'vega-interpreter'], 'Vega-Lite': ['vega-lite'] },
  ISC: { 'Lucide icons': ['lucide-preact'], idb: ['idb'], 'd3-dsv': ['d3-dsv'], jsonrepair: ['jsonrepair'] },
  Unlicense: { wouter: ['wouter-preact'] },
  'SIL Open Font License 1.1': {
    'Source Serif 4': ['@fontsource/source-serif-4'],
    Inter: ['@fontsource-variable/inter'],
  },
};
