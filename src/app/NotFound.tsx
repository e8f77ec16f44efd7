/** A path that no page has. */
export function NotFound({ path }: { path: string }) {
  return (
    <section>
      <h1>There is no page here</h1>
      <p>
        The address <code>{path}</code> leads nowhere on this site. It may be mistyped, or from a version that
        had other pages.
      </p>
      <p>
        <a href="#/">Go to the overview</a>
      </p>
    </section>
  );
}
