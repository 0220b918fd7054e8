import { openChannel, type Channel, type TabMessage } from './channel'
import { rememberUser } from './device'
import { createOutbox, type Outbox, type OutboxState, type Owner } from './outbox'
import type { PostReviews } from './post-reviews'
import { isSignedOut, whyAway, type ReviewCalls } from './review-calls'
import { openStore, type Store } from './store'

export type DeskOptions = {
  calls: ReviewCalls
  post: PostReviews
  now: () => number
  /** Another tab, or a reply of the server, has changed these cards in the store. */
  onChanged: (cardIds: string[]) => void
  onOutbox: (state: OutboxState) => void
}

type Open = { store: Store; outbox: Outbox; channel: Channel }

/** A learner's store, outbox and channel, which open and close together: one learner at a time. */
export const createDesk = ({ calls, post, now, onChanged, onOutbox }: DeskOptions) => {
  let open: Open | null = null
  let isClosed = false

  const owner = async (): Promise<Owner> => {
    try {
      return { is: 'known', userId: (await calls.me()).id }
    } catch (error) {
      return isSignedOut(error) ? { is: 'signed-out' } : { is: 'later', why: whyAway(error) }
    }
  }

  /** The page goes on without us: what waits is sent first, then the store closed. */
  const close = () => {
    if (!open) return
    const { outbox, channel, store } = open
    open = null
    void outbox.close().finally(() => {
      channel.close()
      store.close()
    })
  }

  const hear = (message: TabMessage) => {
    onChanged(message.cardIds)
    void open?.outbox.recount()
  }

  return {
    get: () => open,
    async openFor(userId: string): Promise<Open> {
      if (open?.store.userId === userId) return open
      close()
      const store = await openStore(userId)
      if (isClosed) {
        store.close()
        throw new Error('the sitting was closed while it opened')
      }
      rememberUser(userId)
      const channel = openChannel(userId, hear)
      const onSettled = (cardIds: string[]) => {
        onChanged(cardIds)
        channel.tell({ is: 'changed', cardIds })
      }
      const outbox = createOutbox({ store, post, owner, now, onSettled })
      outbox.subscribe(() => onOutbox(outbox.state()))
      return (open = { store, outbox, channel })
    },
    isClosed: () => isClosed,
    /** Closed by a page that is shown again, it may open once more. */
    open() {
      isClosed = false
    },
    close() {
      isClosed = true
      close()
    },
  }
}

export type Desk = ReturnType<typeof createDesk>
