import './skeleton.css';

/** Grey lines of roughly the right size while something loads. */
export function Skeleton({ label, lines }: { label: string; lines: number }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="skeleton-line" />
      ))}
    </div>
  );
}
