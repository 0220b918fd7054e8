import { useEffect, useEffectEvent, useId, useState } from 'react'
import { figured } from '@/components/ui/words'
import { CardSide } from '@/components/note/card-side'
import type { Given } from '@/lib/client/entry'
import { suggestByPoints, type Point } from '@/lib/core/content/points'
import { buttonOf } from '@/lib/core/scenario/judge'
import { wordOf, type Suggestion } from './answer-bar'

type Props = {
  back: string
  /** Ids of the points ticked before, where an answer was undone. */
  hit: readonly string[]
  buttons: 2 | 4
  onSay: SayPoints
}

/** What the points come to: for the log, and beside the buttons. */
export type SayPoints = (given: Given, suggestion: Suggestion) => void

type ListedPoint = Point & { html: string }

/** A back in three: what stands before its points, the points, and what stands after them. */
const partsOf = (back: string) => {
  const template = document.createElement('template')
  template.innerHTML = back
  const sections = [...template.content.children]
  const at = sections.findIndex((section) => section.querySelector('ul.points') !== null)
  const html = (some: Element[]) => some.map((section) => section.outerHTML).join('')
  const points = [...(sections[at]?.querySelectorAll<HTMLElement>('ul.points > li') ?? [])].map(
    (item): ListedPoint => ({
      id: item.dataset.point ?? '',
      required: 'required' in item.dataset,
      html: item.innerHTML,
    }),
  )
  return { before: html(sections.slice(0, at)), points, after: html(sections.slice(at + 1)) }
}

const givenBy = (points: readonly Point[], ticked: ReadonlySet<string>) => ({
  points: points.flatMap(({ id }) => (ticked.has(id) ? [id] : [])),
  suggestedRating: suggestByPoints(points, ticked),
})

/** The model answer with its points to be ticked off; a point judged by itself is judged better than the whole. */
export function PointsAnswer({ back, hit, buttons, onSay }: Props) {
  const [{ before, points, after }] = useState(() => partsOf(back))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(hit))
  const labelId = useId()
  const say = useEffectEvent(onSay)
  useEffect(() => {
    const given = givenBy(points, ticked)
    const rating = buttonOf(given.suggestedRating, buttons)
    const count = `${given.points.length} of ${figured(points.length, 'point')}.`
    say(given, { rating, sentence: `${count} Suggested: ${wordOf(rating, buttons)}` })
  }, [points, ticked, buttons])

  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  return (
    <>
      <CardSide html={before} />
      <div>
        <section className="part" data-field="Points">
          <h3 className="part-label" id={labelId}>
            Points
          </h3>
          <div role="group" aria-labelledby={labelId} className="ticks">
            {points.map(({ id, required, html }) => (
              <label key={id} className="check">
                <input type="checkbox" checked={ticked.has(id)} onChange={() => toggle(id)} />
                <span>
                  <span dangerouslySetInnerHTML={{ __html: html }} />
                  {required && <small className="tick-must">required</small>}
                </span>
              </label>
            ))}
          </div>
        </section>
      </div>
      {after && <CardSide html={after} />}
    </>
  )
}
