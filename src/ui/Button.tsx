import type { ComponentProps } from 'preact';

/** A button that does something on the page; its class may be another. */
export function Button(props: ComponentProps<'button'>) {
  return <button type="button" class="button" {...props} />;
}

/** A button that reads as a link within its text. */
export function LinkButton(props: ComponentProps<'button'>) {
  return <button type="button" class="link-button" {...props} />;
}
