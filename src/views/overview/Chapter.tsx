import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './chapter.css';

interface Props {
  readonly id: string;
  readonly kicker: string;
  readonly title: string;
  /** Whether it is open on a phone at first. */
  readonly opened?: boolean;
  readonly children: ComponentChildren;
}

/** A chapter of the overview. On a phone the chapters are a list of titles, each opened by a tap. */
export function Chapter({ id, kicker, title, opened = false, children }: Props) {
  const [open, setOpen] = useState(opened);
  return (
    <section class={open ? 'chapter is-open' : 'chapter'} id={id} aria-labelledby={`${id}-title`}>
      <p class="chapter-kicker muted">{kicker}</p>
      <h2 id={`${id}-title`}>
        <span class="chapter-title">{title}</span>
        <button
          type="button"
          class="chapter-toggle"
          aria-expanded={open}
          aria-controls={`${id}-text`}
          onClick={() => setOpen(!open)}
        >
          {title}
          <ChevronDown size={20} aria-hidden="true" />
        </button>
      </h2>
      <div class="chapter-text" id={`${id}-text`}>
        {children}
      </div>
    </section>
  );
}
