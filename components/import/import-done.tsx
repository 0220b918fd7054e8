'use client'

import Link from 'next/link'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { ImportIssues } from './import-issues'
import { doneOf } from './import-words'
import type { Import } from './use-import'

/** What was done, and the way back. */
export function ImportDone({
  work,
  finding,
}: {
  work: Import
  finding: RefObject<HTMLHeadingElement | null>
}) {
  const plan = work.plan!
  const isUndone = work.step === 'undone'
  return (
    <div className="import-plan">
      <h2 className="head" tabIndex={-1} ref={finding}>
        {isUndone ? 'The import is undone' : doneOf(plan)}
      </h2>
      <p className="quiet">
        {isUndone
          ? 'Your notes, cards and decks are as they were before it.'
          : 'New cards come into your reviews at the pace of their deck.'}
      </p>
      <div className="acts">
        {!isUndone && plan.counts.new + plan.counts.update > 0 && (
          <Link className="btn primary" href="/notes">
            See the notes
          </Link>
        )}
        {!isUndone && plan.changeId && (
          <Button busy={work.isBusy && 'Undoing'} onClick={() => void work.undo()}>
            Undo this import
          </Button>
        )}
        <Button kind={isUndone ? 'primary' : undefined} onClick={work.restart}>
          Import something else
        </Button>
      </div>
      {work.sentence && <FieldError>{work.sentence}</FieldError>}
      {!isUndone && <ImportIssues plan={plan} />}
    </div>
  )
}
