import { Notice } from './Notice';

/** What of an address could not be followed; nothing where all was. */
export function LinkProblems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice kind="warning" title="The link could only be followed in part">
      <p>{problems.join(' ')} The nearest view is shown.</p>
    </Notice>
  );
}
