import type { ListScenariosReply } from '@/lib/contract/scenarios'
import { generators } from '@/lib/core/scenario/generators/all'

/** Every generator of scenarios, in the order of its id. */
export const listScenarios = async (): Promise<ListScenariosReply> => ({
  scenarios: generators.map(({ id, slug, title, revision, topic }) => ({ id, slug, title, revision, topic })),
  nextCursor: null,
})
