import { idParams } from '@/lib/contract/common'
import {
  createSearchInput,
  listSearchesReply,
  oneSearchReply,
  patchSearchInput,
} from '@/lib/contract/searches'
import { createSearch } from '@/lib/service/create-search'
import { deleteSearch } from '@/lib/service/delete-search'
import { listSearches } from '@/lib/service/list-searches'
import { patchSearch } from '@/lib/service/patch-search'
import { route, type Route } from './route'

const byId = { params: idParams }

/** Searches that a learner keeps. */
export const searchRoutes: readonly Route[] = [
  route('get', '/searches', { summary: 'List saved searches', reply: listSearchesReply }, listSearches),
  route(
    'post',
    '/searches',
    { summary: 'Keep a search', body: createSearchInput, reply: oneSearchReply },
    createSearch,
  ),
  route(
    'patch',
    '/searches/:id',
    { summary: 'Change a saved search', ...byId, body: patchSearchInput, reply: oneSearchReply },
    patchSearch,
  ),
  route('delete', '/searches/:id', { summary: 'Delete a saved search', ...byId }, deleteSearch),
]
