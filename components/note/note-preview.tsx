'use client'

import 'katex/dist/katex.min.css'
import { lazy, Suspense } from 'react'
import { FieldError } from '@/components/ui/field'
import { sentenceOf } from '@/lib/client/api'
import { scenarioField } from '@/lib/core/content/note-types'
import { CardSide } from './card-side'
import { fieldsFor, isBlank, type Fields, type NoteTypeInfo } from './note-type-info'
import { usePreview } from './use-preview'

const OwnPreview = lazy(() =>
  import('@/components/scenario/own-preview').then((module) => ({ default: module.OwnPreview })),
)

/** Every card of the draft, front above back, set as review sets it. */
export function NotePreview({ type, fields }: { type: NoteTypeInfo; fields: Fields }) {
  const own = fieldsFor(type, fields)
  const { cards, error } = usePreview(isBlank(own) ? null : { noteType: type.key, fields: own })
  return (
    <section className="view" aria-label="Preview">
      <h2 className="label">Preview</h2>
      {error !== undefined && <FieldError>{sentenceOf(error)}</FieldError>}
      {cards.length === 0 && error === undefined && (
        <p className="faint small">
          The card appears here as you write. Markdown, $formulas$ and code are set.
        </p>
      )}
      {type.key === 'basic-typed' && cards.length > 0 && (
        <p className="faint small">In review you type the answer; then it is compared letter by letter.</p>
      )}
      {cards.map(({ ordinal, front, back }, index) => (
        <article key={ordinal} aria-label={cards.length > 1 ? `Card ${index + 1}` : 'Card'}>
          {cards.length > 1 && <p className="tiny faint">Card {index + 1}</p>}
          <CardSide className="card-text face" html={front} />
          {type.key === 'scenario' && (
            <Suspense>
              <OwnPreview text={own[scenarioField] ?? ''} question={own.Question ?? ''} />
            </Suspense>
          )}
          <CardSide className="card-text" html={back} />
        </article>
      ))}
    </section>
  )
}
