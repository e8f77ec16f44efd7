import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useLayoutEffect, useState } from 'preact/hooks';
import { Notice } from './Notice';

/** Shows a sentence until the returned function is called. */
const Report = createContext<(sentence: string) => () => void>(() => () => {});

/** Says on the page which parts of its address could not be followed, one sentence each. */
export function useLinkProblems(problems: readonly string[]): void {
  const report = useContext(Report);
  const text = problems.join(' ');
  useLayoutEffect(() => (text === '' ? undefined : report(text)), [report, text]);
}

/** The page, below a note on the parts of its address that could not be followed. */
export function LinkProblems({ children }: { children: ComponentChildren }) {
  const [reported, setReported] = useState<readonly { readonly text: string }[]>([]);
  const report = useCallback((text: string) => {
    const own = { text };
    setReported((before) => [...before, own]);
    return () => setReported((before) => before.filter((other) => other !== own));
  }, []);
  return (
    <Report.Provider value={report}>
      {reported.length > 0 && (
        <Notice kind="warning" title="The link could only be followed in part">
          <p>{reported.map(({ text }) => text).join(' ')} The nearest view is shown.</p>
        </Notice>
      )}
      {children}
    </Report.Provider>
  );
}
