'use client'

import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import type { Resource } from '@/lib/client/use-resource'
import { Skeleton } from '@/components/ui/skeleton'
import type { NoteSources } from '@/components/note/use-note-sources'
import { ImportColumns } from './import-columns'
import { ImportIssues } from './import-issues'
import { ImportOptions } from './import-options'
import { ImportProgress } from './import-progress'
import { ImportSample } from './import-sample'
import { actionOf, findingOf, foundOf, newDecksOf } from './import-words'
import type { Import } from './use-import'

type Props = { work: Import; sources: Resource<NoteSources>; finding: RefObject<HTMLHeadingElement | null> }

/** What will happen, and everything that can be said over it. */
export function ImportPlanView({ work, sources, finding }: Props) {
  const plan = work.plan!
  const isWorking = work.step === 'working'
  const newDecks = newDecksOf(plan)
  const isNothing = plan.counts.new + plan.counts.update === 0
  return (
    <div className="import-plan" aria-busy={work.isBusy || undefined}>
      <header>
        <h2 className="head" tabIndex={-1} ref={finding} aria-live="polite">
          {findingOf(plan.counts)}
        </h2>
        <p className="quiet">
          {foundOf(plan)} Notes go to {plan.deck.name} unless the text says otherwise. Nothing is written yet.
        </p>
        {newDecks && <p className="quiet">{newDecks}</p>}
      </header>
      {isWorking ? (
        <ImportProgress done={plan.done} total={plan.total} />
      ) : (
        <div className="acts">
          <Button kind="primary" disabled={isNothing || work.isBusy} onClick={() => void work.commit()}>
            {actionOf(plan.counts)}
          </Button>
          <Button onClick={work.restart}>Start over</Button>
        </div>
      )}
      {work.sentence && <FieldError>{work.sentence}</FieldError>}
      <ImportIssues plan={plan} />
      <fieldset className="import-set" disabled={isWorking}>
        <legend className="vh">What to do with it</legend>
        <Loaded resource={sources} waiting={<Skeleton lines={6} />}>
          {({ decks, types }) => (
            <>
              <ImportOptions
                plan={plan}
                decks={decks}
                types={types}
                onChange={(changes) => void work.change(changes)}
              />
              {plan.format === 'table' && plan.columns.length > 0 && (
                <ImportColumns
                  plan={plan}
                  type={types.find(({ key }) => key === plan.noteType)!}
                  onChange={(changes) => void work.change(changes)}
                />
              )}
            </>
          )}
        </Loaded>
      </fieldset>
      <ImportSample plan={plan} />
    </div>
  )
}
