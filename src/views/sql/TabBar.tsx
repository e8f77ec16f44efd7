import { Plus, X } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SqlPage } from '../../state/sql/sql-page';
import './tab-bar.css';

interface Props {
  readonly page: SqlPage;
  readonly onClosed: (name: string, undo: () => void) => void;
}

/** The reader's queries as tabs; a double click (or F2) renames one. */
export function TabBar({ page, onClosed }: Props) {
  const { tabs } = page;
  const [renaming, setRenaming] = useState<string | null>(null);
  const activeId = tabs.activeId.value;
  const running = page.runs.running.value;
  const list = useRef<HTMLDivElement>(null);
  // Only the list is scrolled, not the page.
  useLayoutEffect(() => {
    const own = list.current?.querySelector(`[data-tab="${activeId}"]`)?.parentElement;
    if (!list.current || !own) return;
    const [all, box] = [list.current.getBoundingClientRect(), own.getBoundingClientRect()];
    if (box.left < all.left) list.current.scrollLeft -= all.left - box.left;
    else if (box.right > all.right) list.current.scrollLeft += box.right - all.right;
  }, [activeId]);
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'F2') setRenaming(tabs.tabs.value[index]?.id ?? null);
    const next = step && tabs.tabs.value[index + step];
    if (!next) return;
    event.preventDefault();
    tabs.activate(next.id);
    (event.currentTarget as HTMLElement).parentElement?.parentElement
      ?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)
      ?.focus();
  };
  return (
    <div class="sql-tabs">
      <div class="sql-tab-list" role="group" aria-label="Queries" ref={list}>
        {tabs.tabs.value.map(({ id, name }, index) => (
          <span key={id} class={`sql-tab${id === activeId ? ' is-active' : ''}`}>
            {renaming === id ? (
              <input
                class="sql-tab-name"
                aria-label="Name of the query"
                value={name}
                ref={(input) => input?.focus()}
                onBlur={(event) => {
                  tabs.rename(id, event.currentTarget.value);
                  setRenaming(null);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
                }}
              />
            ) : (
              <button
                type="button"
                data-tab={id}
                aria-current={id === activeId}
                tabIndex={id === activeId ? 0 : -1}
                title="Double click to rename"
                onClick={() => tabs.activate(id)}
                onDblClick={() => setRenaming(id)}
                onKeyDown={(event) => move(event, index)}
              >
                {name}
                {running === id && <span class="sql-tab-running" role="img" aria-label="running" />}
              </button>
            )}
            <button
              type="button"
              class="sql-tab-close"
              aria-label={`Close ${name}`}
              onClick={() => onClosed(name, tabs.close(id))}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </span>
        ))}
      </div>
      <button
        type="button"
        class="sql-tab-new"
        aria-label="New query"
        title="New query"
        onClick={() => tabs.open(' ')}
      >
        <Plus size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
