import type { ComponentChildren } from 'preact';

/** An entry of a list of facts: its name, and what it is. */
export function Fact({ name, children }: { name: ComponentChildren; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
