/** Between a drawing and the same as a table. */
export function TableSwitch({
  isTable,
  onSwitch,
}: {
  isTable: boolean
  onSwitch: (isTable: boolean) => void
}) {
  return (
    <button type="button" className="link" aria-pressed={isTable} onClick={() => onSwitch(!isTable)}>
      {isTable ? 'Show as a chart' : 'Show as a table'}
    </button>
  )
}
