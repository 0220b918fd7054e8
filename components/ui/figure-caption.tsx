'use client'

import { Info } from 'lucide-react'
import { useId, useState } from 'react'

/** Number, finding, and on request what is counted. */
export function FigureCaption({
  name,
  finding,
  definition,
}: {
  name: string
  finding: string
  definition: string
}) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <figcaption>
      <span className="no">
        {name}
        <button
          type="button"
          className="what-is"
          aria-label={`What is counted: ${name}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Info className="i" aria-hidden="true" />
        </button>
      </span>
      <h2 className="say">{finding}</h2>
      <span className="def" id={id} hidden={!isOpen}>
        {definition}
      </span>
    </figcaption>
  )
}
