import { LinkButton } from './Button';
import { Notice } from './Notice';

interface Props {
  /** Why nothing can be kept; null where it can. */
  readonly problem: Error | null;
  readonly changedElsewhere: boolean;
}

/** Says that the browser keeps nothing, or that another tab changed what it keeps. */
export function KeptNotice({ problem, changedElsewhere }: Props) {
  return (
    <>
      {problem && (
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
      )}
      {changedElsewhere && (
        <Notice kind="info" title="Another tab changed what this browser keeps">
          <p>
            This tab continues with what it has.{' '}
            <LinkButton onClick={() => window.location.reload()}>Reload the page</LinkButton> to see the
            change.
          </p>
        </Notice>
      )}
    </>
  );
}
