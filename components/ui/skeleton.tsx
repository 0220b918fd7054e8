/** Grey lines where text will stand. They appear after 300 ms, so that a quick answer shows nothing in between. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="waiting" role="status">
      <span className="vh">One moment</span>
      <div className="skeleton tall short" />
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={index % 2 === 0 ? 'skeleton' : 'skeleton most'} />
      ))}
    </div>
  )
}
