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

  return {
    today: todayGraph(),
    calendar: calendar(),
    reviews: reviews(),
    'future-due': futureDue(),
    'card-counts': cardCounts(),
    'true-retention': trueRetention(),
    added: added(),
  }
}
