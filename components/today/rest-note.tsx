'use client'

import { FieldError } from '@/components/ui/field'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast-queue'
import { figured } from '@/components/ui/words'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { sayBacklog, sayRest, type Today } from './today-words'

type Props = { today: Today; onChanged: () => void }

const patch = (body: Record<string, unknown>) => send('PATCH', '/me', body)

/** What rest leaves out today, and how a backlog is worked off: in words, each with one tap to have it otherwise. */
export function RestNote({ today, onChanged }: Props) {
  const { rest, backlog, studyDay } = today
  const change = async (to: Record<string, unknown>, back: Record<string, unknown>, words: string) => {
    await patch(to)
    onChanged()
    showToast(words, () => void patch(back).then(onChanged))
  }
  const work = useChange(() => change({ worksOn: studyDay }, { worksOn: null }, 'Today is an ordinary day.'))
  const turn = useChange(() =>
    backlog?.mode === 'spread'
      ? change({ backlog: 'pause-new' }, { backlog: 'spread' }, 'All that is due is asked.')
      : change({ backlog: 'spread' }, { backlog: 'pause-new' }, 'Each day ends with your minutes.'),
  )
  const meet = useChange(() =>
    change({ backlog: 'as-due' }, { backlog: backlog?.mode }, 'Cards come as they fall due, new ones too.'),
  )
  const ease = useChange(() =>
    change({ backlog: 'pause-new' }, { backlog: 'as-due' }, 'The most valuable come first, new cards wait.'),
  )
  const problem = work.sentence ?? turn.sentence ?? meet.sentence ?? ease.sentence
  return (
    <>
      {rest.share < 1 && (
        <div className="today-note">
          <p className="small quiet">{sayRest(rest)}</p>
          {rest.waiting > 0 && (
            <Button className="sm" onClick={work.run} busy={work.isBusy && 'Changing'}>
              Study all the same
            </Button>
          )}
        </div>
      )}
      {backlog && (
        <div className="today-note">
          <p className="small quiet">{sayBacklog(backlog)}</p>
          {backlog.mode === 'as-due' ? (
            <Button className="sm" onClick={ease.run} busy={ease.isBusy && 'Changing'}>
              Most valuable first, new cards wait
            </Button>
          ) : (
            <>
              <Button className="sm" onClick={turn.run} busy={turn.isBusy && 'Changing'}>
                {backlog.mode === 'spread'
                  ? 'Ask all that is due'
                  : `Stop after ${figured(backlog.minutesPerDay, 'minute')}`}
              </Button>
              <Button className="sm" kind="plain" onClick={meet.run} busy={meet.isBusy && 'Changing'}>
                Meet new cards now
              </Button>
            </>
          )}
        </div>
      )}
      {problem && <FieldError>{problem}</FieldError>}
    </>
  )
}
