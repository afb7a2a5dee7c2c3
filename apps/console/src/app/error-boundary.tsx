import { Component, type ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

interface ErrorBoundaryProps {
  /** Another address is another attempt. */
  address: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: unknown;
}

/** Catches what broke while a screen was drawn or fetched; refused requests never come here. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error ?? new Error('Something threw nothing') };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.address !== this.props.address && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <ErrorPage error={this.state.error} />;
  }
}
