import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Button, ListButton } from './Button';
import { placeBelow } from './place-below';
import './menu.css';

interface MenuItem {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly act: () => void;
}

export interface MenuGroup {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

interface Props {
  readonly label: ComponentChildren;
  readonly groups: readonly MenuGroup[];
  /** The button's look; that of any button if absent. */
  readonly class?: string;
  readonly disabled?: boolean;
}

/** A button that opens a list of actions under headings; a choice closes it, as do Escape and a press elsewhere. */
export function Menu({ label, groups, class: look = 'button', disabled = false }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button id={`${id}-button`} class={look} popovertarget={id} disabled={disabled}>
        {label} <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        class="menu-panel small"
        onToggle={(event) =>
          placeBelow(event.currentTarget, `${id}-button`, event.currentTarget.scrollHeight)
        }
      >
        {groups.map(({ title, items }, index) => (
          <div key={title} role="group" aria-labelledby={`${id}-${index}`}>
            <p id={`${id}-${index}`}>{title}</p>
            {items.map(({ label: name, hint, act }) => (
              <ListButton
                key={name}
                title={hint}
                onClick={() => {
                  panel.current?.hidePopover();
                  act();
                }}
              >
                {name}
              </ListButton>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
