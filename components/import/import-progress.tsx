/** How far the writing is. Setting the cards takes the time; the writing itself is one moment at the end. */
export function ImportProgress({ done, total }: { done: number; total: number }) {
  const words =
    total === 0
      ? 'Importing'
      : done < total
        ? `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} notes are set`
        : 'Writing'
  return (
    <div className="import-progress">
      <progress aria-label="Import" {...(total === 0 ? {} : { value: done, max: total })} />
      <p className="small quiet" role="status">
        {words}
      </p>
    </div>
  )
}
