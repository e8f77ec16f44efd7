import type { ComponentChildren } from 'preact';
import { createCaseTrail, leadsToCase, type TrailCase } from '../state/case-trail';
import { useServices } from '../state/services';
import './case-trail.css';

interface Props {
  /** What the list is of, for the pages of its cases. */
  readonly title: string;
  /** The whole list, in its order. */
  readonly cases: () => readonly TrailCase[];
  readonly children: ComponentChildren;
}

/** A list of cases: the page of a case that is opened from it leads to those before and after it. */
export function CaseTrail({ title, cases, children }: Props) {
  const { take } = useServices().once(createCaseTrail);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is pressed, also by keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      class="case-trail"
      onClick={({ target }) => {
        if (!leadsToCase(target)) return;
        take({ title, from: window.location.hash.replace(/^#/, ''), cases: cases() });
      }}
    >
      {children}
    </div>
  );
}
