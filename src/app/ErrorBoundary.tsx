import { Component, type ComponentChildren } from 'preact';
import { Notice } from '../ui/Notice';

interface Props {
  /** The error is forgotten when this changes: another page is another try. */
  readonly resetKey: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Shows what failed and a way on, where a view throws. The rest of the page stays. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static override getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static override getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Notice kind="error" title="This page could not be shown">
        <p>{error.message}</p>
        <p>
          <button type="button" class="button" onClick={() => this.setState({ error: null })}>
            Try again
          </button>{' '}
          <button
            type="button"
            class="button"
            onClick={() => void navigator.clipboard?.writeText(error.stack ?? error.message)}
          >
            Copy details
          </button>{' '}
          <a href="#/">Go to the overview</a>
        </p>
      </Notice>
    );
  }
}
