import type { ComponentProps } from 'preact';

/** A button that does something on the page; its class may be another. */
export function Button(props: ComponentProps<'button'>) {
  return <button type="button" class="button" {...props} />;
}

/** A button that reads as a link within its text. */
export function LinkButton(props: ComponentProps<'button'>) {
  return <button type="button" class="link-button" {...props} />;
}

/** A button that is an entry of a list or a menu. */
export function ListButton(props: ComponentProps<'button'>) {
  return <button type="button" class="list-button" {...props} />;
}
