/** A file of which nothing can be used, and why. */
export function FailedFile({ name, error }: { readonly name: string; readonly error: Error }) {
  return (
    <div class="import-file is-failed" role="alert">
      <h3>{name} cannot be imported</h3>
      <p>{error.message}</p>
    </div>
  );
}
