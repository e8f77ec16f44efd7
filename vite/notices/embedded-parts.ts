/**
 * What packages contain beside their own code: parts compiled into their WebAssembly, and packages that their
 * publishers bundled. For WebAssembly this is what its names, build files and sources show.
 */

export interface Part {
  readonly name: string;
  /** SPDX identifier, whose text is in `licences/`. */
  readonly licence: string;
  /** The copyright line that its licence asks to keep; empty where it has none. */
  readonly copyright: string;
}

export interface Embedding {
  /** The version whose parts are listed; those of another one must be looked up anew. */
  readonly version: string;
  /** Where the parts were looked up. */
  readonly known: string;
  readonly parts: readonly Part[];
}

/** From `name | licence | copyright`, one per line. */
function parts(lines: string): Part[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', licence = '', copyright = ''] = line.split('|').map((field) => field.trim());
      return { name, licence, copyright };
    });
}

/** The runtime that the compiler of WebAssembly adds. */
const EMSCRIPTEN = `
Emscripten | MIT | Copyright (c) 2010-2014 Emscripten authors
musl | MIT | Copyright © 2005-2020 Rich Felker, et al.
LLVM libc++, libc++abi, libunwind and compiler-rt | Apache-2.0 | The LLVM Project, with the LLVM exceptions`;

/** The same code, compiled twice. */
const LLAMA_CPP: Embedding = {
  version: '3.13.0',
  known: 'its build files and the names in its WebAssembly',
  parts: parts(`
llama.cpp and ggml | MIT | Copyright (c) 2023-2026 The ggml authors
cpp-httplib | MIT | Copyright (c) Yuji Hirose
JSON for Modern C++ | MIT | Copyright (c) 2013-2026 Niels Lohmann
llamafile's matrix kernels | MIT | Copyright 2024 Mozilla Foundation
miniaudio | MIT-0 | Copyright David Reid
stb_image | MIT | Copyright (c) 2017 Sean Barrett
Dawn's bindings to WebGPU | BSD-3-Clause | Copyright 2017-2025 The Dawn & Tint Authors
${EMSCRIPTEN.trim()}`),
};

/** By the name of the package that contains them. */
export const EMBEDDED: Readonly<Record<string, Embedding>> = {
  '@duckdb/duckdb-wasm': {
    version: '1.32.0',
    known: 'the names in its WebAssembly, the sources of DuckDB 1.4.3, and the source maps of its scripts',
    parts: parts(`
DuckDB | MIT | Copyright 2018-2025 Stichting DuckDB Foundation
DuckDB-Wasm | MIT | Copyright 2021 DuckDB WASM Contributors
Apache Arrow C++ | Apache-2.0 | Copyright 2016-2024 The Apache Software Foundation
Apache Arrow nanoarrow | Apache-2.0 | Copyright 2023 The Apache Software Foundation
double-conversion (in Arrow) | BSD-3-Clause | Copyright 2006-2011, the V8 project authors
FlatBuffers (in Arrow) | Apache-2.0 | Copyright Google Inc.
xxHash (in Arrow and Zstandard) | BSD-2-Clause | Copyright (c) Yann Collet
RapidJSON | MIT | Copyright (C) 2015 THL A29 Limited, a Tencent company, and Milo Yip
concurrentqueue | BSD-2-Clause | Copyright (c) 2013-2016, Cameron Desrochers
cpp-httplib | MIT | Copyright (c) 2023 Yuji Hirose
fast_float | MIT | Copyright (c) 2021 The fast_float authors
FastPFor | Apache-2.0 | (c) Daniel Lemire
fmt | MIT | Copyright (c) 2012 - present, Victor Zverovich
FSST | MIT | Copyright 2018-2020, CWI, TU Munich, FSU Jena
HyperLogLog and SDS of Redis | BSD-3-Clause | Copyright (c) 2006-2015, Salvatore Sanfilippo; (c) 2015, Oran Agra; (c) 2015, Redis Labs, Inc
jaro_winkler of RapidFuzz | MIT | Copyright © 2022 Max Bachmann
libpg_query | BSD-3-Clause | Copyright (c) 2015, Lukas Fittl
PostgreSQL (in libpg_query) | PostgreSQL | Portions Copyright (c) 1996-2018, PostgreSQL Global Development Group; Portions Copyright (c) 1994, Regents of the University of California
Mbed TLS | Apache-2.0 | Copyright The Mbed TLS Contributors
miniz | MIT | Copyright 2013-2014 RAD Game Tools and Valve Software; Copyright 2010-2014 Rich Geldreich and Tenacious Software LLC; Copyright 2016 Martin Raiber
PCG | Apache-2.0 | Copyright 2014-2019 Melissa O'Neill and the PCG Project contributors
pdqsort | MIT | Copyright (c) 2021 Orson Peters
RE2 | BSD-3-Clause | Copyright (c) 2009 The RE2 Authors
ska_sort | BSL-1.0 | Copyright Malte Skarupke 2016
SkipList | MIT | Copyright (c) 2015-2023 Paul Ross
t-digest | Apache-2.0 | Derrick R. Burns
utf8proc | MIT | Copyright (c) 2014-2021 Steven G. Johnson, Jiahao Chen, Peter Colberg, Tony Kelman, Scott P. Jones, and other contributors; Copyright (c) 2009 Public Software Group e. V., Berlin, Germany
vergesort | MIT | Copyright (c) 2015-2020 Morwenn; Copyright (c) 2015 Orson Peters
yyjson | MIT | Copyright (c) 2020 YaoYuan
Zstandard | BSD-3-Clause | Copyright (c) Meta Platforms, Inc. and affiliates
js-sha256 | MIT | Copyright (c) 2014-2025 Chen, Yi-Cyuan
wasm-feature-detect | Apache-2.0 | Surma, Google Inc.
web-worker | Apache-2.0 | Jason Miller, Google Inc.
ws | MIT | Copyright (c) 2011 Einar Otto Stangvik; (c) 2013 Arnout Kazemier and contributors; (c) 2016 Luigi Pinca and contributors
${EMSCRIPTEN.trim()}`),
  },
  'parquet-wasm': {
    version: '0.8.0',
    known: 'the names in its WebAssembly, and the licence files of what they name',
    parts: parts(`
parquet, arrow-array, arrow-buffer, arrow-data, arrow-ipc, arrow-schema, arrow-select, object_store | Apache-2.0 | Copyright The Apache Software Foundation
arrow-wasm | Apache-2.0 | Kyle Barron
brotli, brotli-decompressor | BSD-3-Clause | Copyright (c) 2016 Dropbox, Inc.
Brotli (in brotli) | MIT | Copyright (c) 2009, 2010, 2013-2016 by the Brotli Authors
flatbuffers | Apache-2.0 | Copyright Google Inc.
icu_collections, icu_normalizer | Unicode-3.0 | Copyright © 2020-2024 Unicode, Inc.
lz4_flex | MIT | Copyright (c) 2020 Pascal Seitz
serde-wasm-bindgen | MIT | Copyright (c) 2019 Cloudflare, Inc.
snap | BSD-3-Clause | Copyright 2011, The Snappy-Rust Authors
tokio, bytes | MIT | Copyright (c) Tokio Contributors; Copyright (c) 2018 Carl Lerche
twox-hash | MIT | Copyright (c) 2015 Jake Goulding
zlib-rs | Zlib | (C) 2024 Trifecta Tech Foundation
Zstandard | BSD-3-Clause | Copyright (c) Meta Platforms, Inc. and affiliates
async-compat, base64, chrono, dlmalloc, flate2, futures, hashbrown, http, idna, js-sys, num-bigint, once_cell, percent-encoding, range-reader, reqwest, smallvec, url, wasm-streams, zstd-safe, zstd-sys | Apache-2.0 | their authors on crates.io
The Rust standard library | Apache-2.0 | Copyright (c) The Rust Project Contributors`),
  },
  '@wllama/wllama': LLAMA_CPP,
  '@wllama/wllama-compat': LLAMA_CPP,
  '@mlc-ai/web-llm': {
    version: '0.2.86',
    known: 'the source map of its script, and the names in the WebAssembly within it',
    parts: parts(`
@mlc-ai/web-runtime | Apache-2.0 | Apache TVM, The Apache Software Foundation
@mlc-ai/web-tokenizers | Apache-2.0 | The MLC community
@mlc-ai/web-xgrammar | Apache-2.0 | The XGrammar contributors
openai-node | Apache-2.0 | Copyright 2024 OpenAI
loglevel | MIT | Copyright (c) 2013 Tim Perry
tokenizers, spm_precompiled | Apache-2.0 | The Hugging Face Inc. team
SentencePiece | Apache-2.0 | Copyright 2016 Google Inc.
Darts-clone (in SentencePiece) | BSD-3-Clause | Copyright 2008-2011, Susumu Yata
Protocol Buffers (in SentencePiece) | BSD-3-Clause | Copyright 2008 Google Inc.
PicoJSON (in XGrammar) | BSD-2-Clause | Copyright 2009-2010 Cybozu Labs, Inc.; Copyright 2011-2014 Kazuho Oku
DLPack (in XGrammar) | Apache-2.0 | Copyright 2017 by Contributors
onig | MIT | Copyright (c) 2015 Will Speak
Oniguruma | BSD-2-Clause | Copyright (c) 2002-2021 K.Kosako
aho-corasick, memchr | Unlicense | Andrew Gallant
base64, crossbeam, lazy_static, log, once_cell, rand, rayon, regex, serde, serde_json, smallvec, unicode-normalization, unicode-segmentation | Apache-2.0 | their authors on crates.io
The Rust standard library | Apache-2.0 | Copyright (c) The Rust Project Contributors
${EMSCRIPTEN.trim()}`),
  },
};

/** Packages whose npm archive has no licence text. */
export const WITHOUT_TEXT: Readonly<Record<string, Omit<Part, 'name'>>> = {
  '@duckdb/duckdb-wasm': { licence: 'MIT', copyright: 'Copyright 2021 DuckDB WASM Contributors' },
  '@wllama/wllama-compat': { licence: 'MIT', copyright: 'Copyright (c) 2024 Xuan Son NGUYEN' },
  'wouter-preact': { licence: 'Unlicense', copyright: '' },
};

/** Folders that source maps name and that are the package's own. */
export const OWN_FOLDERS: Readonly<Record<string, readonly string[]>> = { 'lucide-preact': ['shared'] };
