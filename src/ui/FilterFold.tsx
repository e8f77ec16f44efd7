import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './filter-fold.css';

/** Filters beside a list; on a narrow screen they are above it, folded until opened. */
export function FilterFold({ children }: { children: ComponentChildren }) {
  const [open] = useState(() => window.matchMedia('(min-width: 900px)').matches);
  return (
    <details class="filter-fold" open={open}>
      <summary>Filters</summary>
      {children}
    </details>
  );
}
