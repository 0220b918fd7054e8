import type { SubscribeReply } from '@/lib/contract/library'
import { get, send } from './api'
import { forgetGuest, readGuest, type Guest, type GuestWishes } from './guest'
import { postReviews } from './post-reviews'

/** The curated deck that a library card lies in, by the topic its id begins with. */
type Decks = { decks: { slug: string; competency: string }[] }

const topicOf = (libraryCard: string): string => libraryCard.slice(0, 3)

/** The decks of the cards that were answered, by what the library says now. */
const slugsOf = async ({ entries }: Guest): Promise<string[]> => {
  const topics = new Set(entries.map(({ libraryCard }) => topicOf(libraryCard)))
  const { decks } = await get<Decks>('/library')
  return decks.flatMap(({ slug, competency }) =>
    topics.has(competency) && slug.startsWith(competency.toLowerCase()) ? [slug] : [],
  )
}

type Known = { me: { interviewDate: string | null; level: string | null } }

/** What a learner has set themselves stays; a day that is no day any more is left out. */
const takeWishes = async (wishes: GuestWishes): Promise<void> => {
  if (Object.keys(wishes).length === 0) return
  const { me } = await get<Known>('/me')
  if (me.interviewDate !== null || me.level !== null) return
  await send('PATCH', '/me', wishes).catch(() => undefined)
}

/**
 * Makes what a guest has done the learner's own: wishes, the decks of the cards they answered, then the answers. Sending it
 * again changes nothing, so it may be cut off anywhere and is taken up at the next page. Answers that the server turns
 * away for good are let go with the rest.
 * @returns how many answers have come in, 0 where nothing was to be kept  @throws ApiError when it has to be tried again
 */
export const adoptGuest = async (): Promise<number> => {
  const guest = readGuest()
  if (guest.keeping !== 'asked') return 0
  await takeWishes(guest.wishes)
  for (const slug of await slugsOf(guest))
    await send<SubscribeReply>('POST', `/library/${slug}/subscribe`, {})
  if (guest.entries.length > 0) {
    const result = await postReviews(guest.entries)
    if (result.is === 'later' || result.is === 'signed-out') return 0
    forgetGuest()
    if (result.is === 'refused') return 0
    return result.reply.entries.filter(({ result: one }) => one === 'applied' || one === 'duplicate').length
  }
  forgetGuest()
  return 0
}
