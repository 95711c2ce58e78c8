/** Two laurel branches, drawn for this project. Decoration beside a name, so hidden from readers. */
export function LaurelMark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M14 28C7 25 4 18 6 8M18 28c7-3 10-10 8-20" strokeWidth="2" strokeLinecap="round" />
      <g fill="currentColor" stroke="none">
        <path d="M6 8c-3 1-4 4-3 7 3-1 4-4 3-7Zm1 7c-3 0-5 3-4 6 3 0 5-3 4-6Zm3 6c-3-1-5 1-5 4 3 1 5-1 5-4ZM26 8c3 1 4 4 3 7-3-1-4-4-3-7Zm-1 7c3 0 5 3 4 6-3 0-5-3-4-6Zm-3 6c3-1 5 1 5 4-3 1-5-1-5-4Z" />
        <path d="M6 8c2 1 3 3 3 5-2 0-3-2-3-5Zm1 7c2 1 4 2 4 4-2 1-4-1-4-4Zm19-7c-2 1-3 3-3 5 2 0 3-2 3-5Zm-1 7c-2 1-4 2-4 4 2 1 4-1 4-4Z" />
      </g>
    </svg>
  );
}
