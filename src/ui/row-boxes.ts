/** A box whose rows are as high as they turn out to be: its place is a row, as pixels mean another one after a reload. */
export interface RowBox {
  /** The row at the top, as its index and the part of it that is above. */
  place(): number;
  /** Brings a row to the top. @returns false where the list has not that many rows yet */
  goTo(place: number): boolean;
}

const boxes = new WeakMap<Element, RowBox>();

/** @returns forgets it */
export function registerRowBox(element: Element, box: RowBox): () => void {
  boxes.set(element, box);
  return () => void boxes.delete(element);
}

export const rowBoxOf = (element: Element): RowBox | undefined => boxes.get(element);
