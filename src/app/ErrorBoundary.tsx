import { Component, type ComponentChildren } from 'preact';
import { copyText } from '../platform/clipboard';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/Notice';

interface Props {
  readonly address: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly error: Error | null;
}

/** Shows what failed, and a way on, if a view throws. The rest of the page stays; another address tries again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  override componentDidUpdate({ address }: Props) {
    if (this.state.error && address !== this.props.address) this.setState({ error: null });
  }

  static override getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <ErrorNotice title="This page could not be shown" error={error}>
        <p>
          <Button onClick={() => this.setState({ error: null })}>Try again</Button>{' '}
          <Button onClick={() => void copyText(error.stack ?? error.message)}>Copy details</Button>{' '}
          <a href="#/">Go to the overview</a>
        </p>
      </ErrorNotice>
    );
  }
}
