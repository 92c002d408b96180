import { Component, type ReactNode } from 'react';
import { Crashed } from './Crashed';

/** Shows a page instead of nothing when a component throws. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}
