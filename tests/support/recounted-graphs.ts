import { plainRecall } from './plain-fsrs'
import { dayInZone, shiftDay, type CardNow, type Fact, type Recount } from './recount'

/** What each graph must say, from a recount. `today` and all days are texts such as 2026-11-25. */
export type Asked = { scope: string; range: string; at: number }

const epochDay = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const textDay = (day: number) => shiftDay('1970-01-01', day)
const lengthOf: Record<string, number> = { '1m': 30, '3m': 90, '1y': 365 }
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
const byDay = <Row extends { day: string }>(list: Row[]) =>
  [...new Set(list.map(({ day }) => day))]
    .sort()
    .map((day) => ({ day, list: list.filter((row) => row.day === day) }))

const inScope = ({ decks }: Recount, scope: string) => {
  const [kind, id] = scope.split(':')
  if (kind === 'all') return () => true
  if (kind === 'competency') return (one: { competency: string | null }) => one.competency === id
  const root = decks.find((deck) => deck.id === id)!.name.toLowerCase()
  const ids = decks
    .filter(({ name }) => name.toLowerCase() === root || name.toLowerCase().startsWith(`${root}::`))
    .map((deck) => deck.id)
  return (one: { deckId: string }) => ids.includes(one.deckId)
}

/** Wilson's bounds are where the share lies just z standard errors away; found by halving, not by the formula. */
export const wilsonByHalving = (hits: number, of: number): [number, number] => {
  const share = hits / of
  const away = (p: number) => Math.abs(share - p) - 1.959963984540054 * Math.sqrt((p * (1 - p)) / of)
  const search = (inside: number, outside: number) => {
    let [a, b] = [inside, outside]
    for (let turn = 0; turn < 200; turn++) {
      const middle = (a + b) / 2
      if (away(middle) > 0) b = middle
      else a = middle
    }
    return a
  }
  return [hits === 0 ? 0 : search(share, 0), hits === of ? 1 : search(share, 1)]
}

const retention = (facts: Fact[]) => {
  const counted = facts.filter(
    ({ kind, state, interval }) => kind === 'answer' && (state === 'review' || interval >= 1),
  )
  const rate = (list: Fact[]) => {
    const recalled = list.filter(({ rating }) => rating !== 'again').length
    const [low, high] = list.length === 0 ? [null, null] : wilsonByHalving(recalled, list.length)
    return [recalled, list.length - recalled, list.length === 0 ? null : recalled / list.length, low, high]
  }
  return {
    young: rate(counted.filter(({ interval }) => interval < 21)),
    mature: rate(counted.filter(({ interval }) => interval >= 21)),
    all: rate(counted),
  }
}

const kindOf = ({ state, interval }: { state: string; interval: number }) =>
  state !== 'review' ? state : interval >= 21 ? 'mature' : 'young'

export const recountedGraphs = (recount: Recount, { scope, range, at }: Asked) => {
  const { timeZone, dayStartHour } = recount
  const today = dayInZone(at, timeZone, dayStartHour)
  const belongs = inScope(recount, scope)
  const facts = recount.facts.filter((fact) => belongs(fact) && fact.day <= today)
  const cards = recount.cards.filter((card) => belongs(card) && !card.isDeleted)
  const within = (list: { day: string }[]) => {
    if (range !== 'all') return shiftDay(today, 1 - lengthOf[range]!)
    return list.map(({ day }) => day).sort()[0] ?? today
  }
  const answers = facts.filter(({ kind }) => kind === 'answer')
  const dueOf = ({ folded: { position } }: CardNow): string | null => {
    if (position.state === 'new' || !position.due) return null
    return 'day' in position.due
      ? textDay(position.due.day)
      : dayInZone(position.due.at, timeZone, dayStartHour)
  }
  const isBuried = (card: CardNow) => {
    if (card.buriedDay !== null && textDay(card.buriedDay) >= today) return true
    const { state } = card.folded.position
    const buries =
      (state === 'new' && card.config.buryNewSiblings) ||
      (state === 'review' && card.config.buryReviewSiblings)
    return (
      buries &&
      recount.cards.some(
        (other) =>
          other.noteId === card.noteId &&
          other.id !== card.id &&
          !other.isDeleted &&
          other.folded.lastStudyDay === epochDay(today),
      )
    )
  }

  const calendar = () => {
    const from = within(answers)
    const shown = answers.filter(({ day }) => day >= from)
    const studied = [...new Set(answers.map(({ day }) => day))].sort()
    const last = studied.at(-1)
    const firstDue = cards
      .filter(({ isSuspended }) => !isSuspended)
      .map(dueOf)
      .filter((day) => day !== null)
      .sort()[0]
    let run = 0
    if (last && (last >= shiftDay(today, -1) || !firstDue || firstDue >= today))
      for (let day = last; studied.includes(day); day = shiftDay(day, -1)) run++
    const recent = (days: number) => studied.filter((day) => day > shiftDay(today, -days)).length
    return {
      from,
      to: today,
      rows: byDay(shown).map(({ day, list }) => [day, list.length, sum(list.map(({ ms }) => ms))]),
      summary: {
        answers: shown.length,
        ms: sum(shown.map(({ ms }) => ms)),
        days: new Set(shown.map(({ day }) => day)).size,
        ofLast30: recent(30),
        ofLast365: recent(365),
        run,
        firstDay: studied[0] ?? null,
      },
    }
  }

  const reviews = () => {
    const from = within(facts)
    const shown = facts.filter(({ day }) => day >= from)
    const columns = ['new', 'learning', 'relearning', 'young', 'mature', 'cram']
    const of = (list: Fact[], column: string) =>
      list.filter((fact) => (fact.kind === 'cram' ? 'cram' : kindOf(fact)) === column)
    return {
      from,
      to: today,
      rows: byDay(shown).map(({ day, list }) => [
        day,
        ...columns.map((column) => of(list, column).length),
        ...columns.map((column) => sum(of(list, column).map(({ ms }) => ms))),
      ]),
    }
  }

  const trueRetention = () => {
    const from = (first: string | null, to: string) =>
      retention(facts.filter(({ day }) => (first === null || day >= first) && day <= to))
    const windows: [string, ReturnType<typeof retention>][] = [
      ['today', from(today, today)],
      ['yesterday', from(shiftDay(today, -1), shiftDay(today, -1))],
      ['7 days', from(shiftDay(today, -6), today)],
      ['30 days', from(shiftDay(today, -29), today)],
      ['365 days', from(shiftDay(today, -364), today)],
      ['all', from(null, today)],
    ]
    return {
      to: today,
      rows: windows.flatMap(([name, { young, mature, all }]) => [
        [name, 'young', ...young],
        [name, 'mature', ...mature],
        [name, 'all', ...all],
      ]),
    }
  }

  const todayGraph = () => {
    const done = answers.filter(({ day }) => day === today)
    const crams = facts.filter(({ day, kind }) => day === today && kind === 'cram')
    const of = (...kinds: string[]) => done.filter((fact) => kinds.includes(kindOf(fact)))
    const isRecalled = ({ rating }: Fact) => rating !== 'again'
    return {
      from: today,
      to: today,
      rows: [
        [
          today,
          done.length,
          done.filter(isRecalled).length,
          sum(done.map(({ ms }) => ms)),
          of('new').length,
          of('learning').length,
          of('young', 'mature').length,
          of('relearning').length,
          of('mature').length,
          of('mature').filter(isRecalled).length,
          crams.length,
          sum(crams.map(({ ms }) => ms)),
          of('new').length,
        ],
      ],
    }
  }

  const futureDue = () => {
    const waiting = cards
      .filter((card) => !card.isSuspended && card.folded.position.state !== 'new')
      .map((card) => ({
        day: dueOf(card)!,
        kind: kindOf({ state: card.folded.position.state, interval: card.folded.intervalDays ?? 0 }),
        load: 1 / Math.max(1, card.folded.intervalDays ?? 0),
        isBuried: isBuried(card),
      }))
      .filter(({ day, isBuried }) => !(isBuried && day <= today))
    const to =
      range === 'all'
        ? ([today, ...waiting.map(({ day }) => day)].sort().at(-1) as string)
        : shiftDay(today, lengthOf[range]! - 1)
    const row = (day: string | null, list: typeof waiting) => [
      day,
      list.length,
      list.filter(({ kind }) => kind.endsWith('learning')).length,
      list.filter(({ kind }) => kind === 'young').length,
      list.filter(({ kind }) => kind === 'mature').length,
    ]
    const overdue = waiting.filter(({ day }) => day < today)
    const coming = waiting.filter(({ day }) => day >= today && day <= to)
    return {
      from: today,
      to,
      rows: [
        ...(overdue.length > 0 ? [row(null, overdue)] : []),
        ...byDay(coming).map(({ day, list }) => row(day, list)),
      ],
      summary: {
        overdue: overdue.length,
        cards: coming.length,
        dueTomorrow: waiting.filter(({ day }) => day === shiftDay(today, 1)).length,
        dailyLoad: Math.trunc(sum(waiting.map(({ load }) => load)) + 1e-6),
      },
    }
  }

  const cardCounts = () => {
    const kind = (card: CardNow) => {
      if (card.isSuspended) return 'suspended'
      if (isBuried(card)) return 'buried'
      return kindOf({ state: card.folded.position.state, interval: card.folded.intervalDays ?? 0 })
    }
    const kinds = ['new', 'learning', 'relearning', 'young', 'mature', 'suspended', 'buried']
    return {
      from: today,
      to: today,
      rows: kinds.map((name) => [name, cards.filter((card) => kind(card) === name).length]),
    }
  }

  const added = () => {
    const made = cards
      .filter(({ createdAt }) => createdAt <= at)
      .map(({ createdAt }) => ({ day: dayInZone(createdAt, timeZone, dayStartHour) }))
    const from = within(made)
    return {
      from,
      to: today,
      rows: byDay(made)
        .filter(({ day }) => day >= from)
        .map(({ day, list }) => [day, list.length, made.filter((one) => one.day <= day).length]),
    }
  }

  const answered = cards.filter(({ folded }) => folded.memory !== null)
  const median = (values: number[]): number | null => {
    const list = [...values].sort((a, b) => a - b)
    const half = list.length / 2
    return list.length === 0 ? null : (list[Math.ceil(half) - 1]! + list[Math.floor(half)]!) / 2
  }
  const countBy = <Key extends number>(values: Key[]): [Key, number][] =>
    [...new Set(values)].sort((a, b) => a - b).map((key) => [key, values.filter((one) => one === key).length])

  const intervals = () => {
    const days = cards
      .filter(({ folded }) => folded.position.state === 'review')
      .map(({ folded }) => folded.intervalDays!)
    return {
      from: today,
      to: today,
      rows: countBy(days),
      summary: { cards: days.length, median: median(days) },
    }
  }

  const stability = () => {
    const values = answered.map(({ folded }) => folded.memory!.stability)
    return {
      from: today,
      to: today,
      rows: countBy(values.map((value) => Math.round(value))),
      summary: { cards: values.length, median: median(values) },
    }
  }

  const difficulty = () => {
    const values = answered.map(({ folded }) => folded.memory!.difficulty)
    const bins = values.map((value) => (value === 10 ? 9.5 : Math.floor(value * 2) / 2))
    return {
      rows: countBy(bins).map(([from, count]) => [from, from + 0.5, count]),
      summary: { cards: values.length, median: median(values) },
    }
  }

  const recallNow = () => {
    const chances = answered.map(({ noteId, folded, config }) => ({
      noteId,
      chance: plainRecall(
        config.weights,
        { s: folded.memory!.stability, d: 0 },
        Math.max(0, at - folded.lastReviewedAt!) / 86_400_000,
      ),
    }))
    const noteIds = [...new Set(chances.map(({ noteId }) => noteId))]
    const knownOf = (noteId: string) => {
      const own = chances.filter((one) => one.noteId === noteId)
      return sum(own.map(({ chance }) => chance)) / cards.filter((card) => card.noteId === noteId).length
    }
    return {
      rows: countBy(chances.map(({ chance }) => Math.min(19, Math.floor(chance * 20)))).map(
        ([bin, count]) => [...[bin / 20, (bin + 1) / 20, count]],
      ),
      summary: {
        cards: chances.length,
        notes: noteIds.length,
        knowledge: expect.closeTo(sum(chances.map(({ chance }) => chance)), 6),
        notesKnown: expect.closeTo(sum(noteIds.map(knownOf)), 6),
      },
    }
  }

  const shareOf = (hits: number, of: number) =>
    of === 0 ? [null, null, null] : [hits / of, ...wilsonByHalving(hits, of)]
  const recalledIn = (list: Fact[]) => list.filter(({ rating }) => rating !== 'again').length
  const inRange = (list: Fact[]) => {
    const from = within(list)
    return list.filter(({ day }) => day >= from)
  }
  const answersInRange = inRange(answers)

  const hourly = () => ({
    from: within(answers),
    to: today,
    rows: countBy(answersInRange.map(({ hour }) => hour)).map(([hour, count]) => {
      const recalled = recalledIn(answersInRange.filter((fact) => fact.hour === hour))
      return [hour, count, recalled, ...shareOf(recalled, count)]
    }),
  })

  const buttons = () => ({
    from: within(answers),
    to: today,
    rows: ['learning', 'young', 'mature'].map((kind) => {
      const list = answersInRange.filter((fact) =>
        fact.state === 'review' ? kindOf(fact) === kind : kind === 'learning',
      )
      const counts = ['again', 'hard', 'good', 'easy'].map(
        (rating) => list.filter((fact) => fact.rating === rating).length,
      )
      return [kind, ...counts, ...shareOf(recalledIn(list), list.length)]
    }),
  })

  const timePerCard = () => ({
    from: within(answers),
    to: today,
    rows: ['new', 'learning', 'relearning', 'young', 'mature'].map((kind) => {
      const list = answersInRange.filter((fact) => kindOf(fact) === kind)
      const ms = sum(list.map((fact) => fact.ms))
      return [kind, list.length, ms, list.length === 0 ? null : ms / list.length]
    }),
  })

  const calibration = () => {
    const targets = answers.filter(({ predicted }) => predicted !== null)
    const shown = inRange(targets)
    return {
      from: within(targets),
      to: today,
      rows: Array.from({ length: 10 }, (_, bin) => {
        const list = shown.filter(({ predicted }) => Math.min(9, Math.floor(predicted! * 10)) === bin)
        const mean = list.length === 0 ? null : sum(list.map(({ predicted }) => predicted!)) / list.length
        return [bin / 10, (bin + 1) / 10, list.length, mean, ...shareOf(recalledIn(list), list.length)]
      }),
    }
  }

  const confidence = () => {
    const told = answers.filter((fact) => fact.confidence !== null && fact.outcome !== null)
    const shown = inRange(told)
    const squares = shown.map((fact) => (fact.confidence! / 100 - Number(fact.outcome)) ** 2)
    return {
      from: within(told),
      to: today,
      rows: [25, 50, 75, 95].map((level) => {
        const list = shown.filter((fact) => fact.confidence === level)
        const right = list.filter(({ outcome }) => outcome).length
        return [level, list.length, right, ...shareOf(right, list.length)]
      }),
      summary: {
        brier: squares.length === 0 ? null : expect.closeTo(sum(squares) / squares.length, 9),
        sureAndWrong: shown.filter((fact) => fact.confidence === 95 && fact.outcome === false).length,
      },
    }
  }

  const forgettingCurve = () => {
    const targets = answers.filter(({ waited }) => waited !== null)
    const shown = inRange(targets)
    const bins = [1, 2, 3, 5, 8, 15, 30, 60, 120, 240]
    const topics = [...new Set(shown.map(({ competency }) => competency))].sort((a, b) =>
      (a ?? '') < (b ?? '') ? -1 : 1,
    )
    return {
      from: within(targets),
      to: today,
      rows: topics.flatMap((topic) =>
        bins.flatMap((first, index) => {
          const last = bins[index + 1] === undefined ? null : bins[index + 1]! - 1
          const list = shown.filter(
            ({ competency, waited }) =>
              competency === topic && waited! >= first && (last === null || waited! <= last),
          )
          if (list.length === 0) return []
          const mean = sum(list.map(({ predicted }) => predicted!)) / list.length
          return [[topic, first, last, list.length, ...shareOf(recalledIn(list), list.length), mean]]
        }),
      ),
    }
  }

  const leeches = () => {
    const sure = answers.filter((fact) => fact.confidence === 95 && fact.outcome !== null)
    const found = cards.filter(
      ({ folded, config }) => config.leechThreshold > 0 && folded.lapses >= config.leechThreshold,
    )
    return {
      from: within(sure),
      to: today,
      rows: found
        .sort(
          (a, b) =>
            b.folded.lapses - a.folded.lapses || b.folded.reps - a.folded.reps || (a.id < b.id ? -1 : 1),
        )
        .map(({ id, noteId, folded, isSuspended }) => [
          ...[id, noteId, expect.any(String), folded.lapses, folded.reps, folded.memory!.stability],
          isSuspended ? 'suspended' : 'active',
        ]),
      summary: {
        leeches: found.length,
        suspended: found.filter(({ isSuspended }) => isSuspended).length,
        sureAndWrong: inRange(sure).filter(({ outcome }) => !outcome).length,
      },
    }
  }

  const sureAndWrong = () => {
    const sure = answers.filter((fact) => fact.confidence === 95 && fact.outcome !== null)
    const wrong = inRange(sure).filter(({ outcome }) => !outcome)
    const found = cards.flatMap(({ id, noteId, isSuspended }) => {
      const own = wrong.filter(({ cardId }) => cardId === id).sort((a, b) => a.at - b.at)
      const last = own.at(-1)
      return last ? [{ id, noteId, isSuspended, times: own.length, last }] : []
    })
    return {
      from: within(sure),
      to: today,
      rows: found
        .sort((a, b) => b.last.at - a.last.at || (a.id < b.id ? -1 : 1))
        .slice(0, 100)
        .map(({ id, noteId, isSuspended, times, last }) => [
          ...[id, noteId, expect.any(String), times, new Date(last.at).toISOString(), last.day],
          isSuspended ? 'suspended' : 'active',
        ]),
      summary: { cards: found.length, sure: inRange(sure).length, sureAndWrong: wrong.length },
    }
  }

  return {
    intervals: intervals(),
    stability: stability(),
    difficulty: difficulty(),
    retrievability: recallNow(),
    hourly: hourly(),
    'answer-buttons': buttons(),
    'time-per-card': timePerCard(),
    calibration: calibration(),
    confidence: confidence(),
    'forgetting-curve': forgettingCurve(),
    leeches: leeches(),
    'sure-and-wrong': sureAndWrong(),
    today: todayGraph(),
    calendar: calendar(),
    reviews: reviews(),
    'future-due': futureDue(),
    'card-counts': cardCounts(),
    'true-retention': trueRetention(),
    added: added(),
  }
}
