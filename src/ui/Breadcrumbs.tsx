import './breadcrumbs.css';

interface Props {
  /** From the top to the current page, which has no link. */
  readonly items: readonly { readonly label: string; readonly href?: string }[];
}

/** Where a page is in the site, with the way back. */
export function Breadcrumbs({ items }: Props) {
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol class="muted plain-list">
        {items.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
