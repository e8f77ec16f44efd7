import type { ComponentChildren } from 'preact';
import { LongFrame, type LongFrameProps } from './LongFrame';

interface Props extends LongFrameProps {
  readonly class: string;
  readonly row: (index: number) => ComponentChildren;
}

/** A list of any length; only the rows that are in view are rendered. */
export function LongList({ class: own, row, ...frame }: Props) {
  const { count, keyOf } = frame;
  return (
    <LongFrame {...frame}>
      {({ from, to, before, after, boxed, measure }) => (
        <ul
          class={`long-list-rows plain-list ${own}`}
          style={{ paddingTop: `${before}px`, paddingBottom: `${after}px` }}
        >
          {Array.from({ length: to - from }, (_, offset) => from + offset).map((index) => (
            <li
              key={keyOf(index)}
              data-index={index}
              ref={measure}
              aria-setsize={boxed ? count : undefined}
              aria-posinset={boxed ? index + 1 : undefined}
            >
              {row(index)}
            </li>
          ))}
        </ul>
      )}
    </LongFrame>
  );
}
