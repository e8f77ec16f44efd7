import { Notice } from './Notice';

/** Says that the browser keeps nothing, or why what it keeps is not here. */
export function KeptNotice({ problem }: { readonly problem: Error | null }) {
  if (!problem) return null;
  return (
    <Notice
      kind="warning"
      title={
        'problem' in problem && problem.problem === 'refused'
          ? 'Nothing is kept between visits'
          : 'What this browser kept could not be loaded'
      }
    >
      <p>{problem.message}</p>
    </Notice>
  );
}
