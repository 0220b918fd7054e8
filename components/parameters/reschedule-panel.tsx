'use client'

import { useState } from 'react'
import type { RescheduleReply } from '@/lib/contract/parameters'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { showUndo, useUndone } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { figured } from '@/components/ui/words'
import { sendChange } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'

/** Moving due days to the weights in use: first what it would do, then the button that does it. */
export function ReschedulePanel() {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <p className="small quiet">
        New weights count from the next answer to each card; due days stay as you were told. You can also move
        all of them now. It can be undone.
      </p>
      {isAsked ? (
        <Preview />
      ) : (
        <div className="acts">
          <Button onClick={() => setAsked(true)}>See what would move</Button>
        </div>
      )}
    </>
  )
}

function Preview() {
  const resource = useResource<RescheduleReply>('/parameters/reschedule')
  useUndone(resource.reload)
  const move = useChange(async () => {
    const { reply, changeId } = await sendChange<RescheduleReply>('POST', '/parameters/reschedule')
    showUndo(`${figured(reply.reschedule.moved, 'card')} moved`, changeId)
    resource.reload()
  })
  return (
    <Loaded resource={resource}>
      {({ reschedule: { cards, moved, sooner, later, dueBefore, dueAfter } }) =>
        moved === 0 ? (
          <p role="status">
            Nothing would move:{' '}
            {cards === 0 ? 'no card is in review yet.' : 'all due days go by these weights.'}
          </p>
        ) : (
          <>
            <p role="status">
              {figured(moved, 'card')} of {cards.toLocaleString('en-GB')} would move:{' '}
              {sooner.toLocaleString('en-GB')} sooner, {later.toLocaleString('en-GB')} later. Due by today:{' '}
              {dueBefore.toLocaleString('en-GB')} now, {dueAfter.toLocaleString('en-GB')} then.
            </p>
            <div className="acts">
              <Button onClick={move.run} busy={move.isBusy && 'Moving'}>
                Move due days
              </Button>
            </div>
            {move.sentence && <FieldError>{move.sentence}</FieldError>}
          </>
        )
      }
    </Loaded>
  )
}
