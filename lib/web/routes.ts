import { getCardReply, patchCardInput, patchCardReply } from '@/lib/contract/cards'
import { changeNotesInput, changeNotesReply, maxChangeNotesBytes } from '@/lib/contract/change-notes'
import { listChangesQuery, listChangesReply, oneChangeReply } from '@/lib/contract/changes'
import { idParams } from '@/lib/contract/common'
import { createDeckInput, listDecksReply, oneDeckReply, patchDeckInput } from '@/lib/contract/decks'
import { librarySlugParams, listLibraryReply, subscribeReply } from '@/lib/contract/library'
import { mediaParams, oneMediaReply } from '@/lib/contract/media'
import {
  countNotesQuery,
  countNotesReply,
  createNoteInput,
  duplicatesInput,
  duplicatesReply,
  listNotesQuery,
  listNotesReply,
  listTagsQuery,
  listTagsReply,
  noteTypesReply,
  oneNoteReply,
  patchNoteInput,
  previewNoteInput,
  previewNoteReply,
} from '@/lib/contract/notes'
import {
  createPresetInput,
  listPresetsReply,
  onePresetReply,
  patchPresetInput,
  workloadReply,
} from '@/lib/contract/presets'
import { queueQuery, queueReply, todayReply } from '@/lib/contract/queue'
import {
  maxBatchBytes,
  syncReviewsDocumented,
  syncReviewsInput,
  syncReviewsReply,
} from '@/lib/contract/reviews'
import { fitReply, listParametersReply, rescheduleReply } from '@/lib/contract/parameters'
import { readinessQuery, readinessReply } from '@/lib/contract/readiness'
import { weeklyQuery, weeklyReply } from '@/lib/contract/weekly'
import { statsParams, statsQuery, statsReply } from '@/lib/contract/stats'
import { imageTypes, maxImageBytes } from '@/lib/core/media'
import { addMedia } from '@/lib/service/add-media'
import { changeNotes } from '@/lib/service/change-notes'
import { countNotes } from '@/lib/service/count-notes'
import { createDeck } from '@/lib/service/create-deck'
import { createNote } from '@/lib/service/create-note'
import { createPreset } from '@/lib/service/create-preset'
import { deleteDeck } from '@/lib/service/delete-deck'
import { deleteNote } from '@/lib/service/delete-note'
import { deletePreset } from '@/lib/service/delete-preset'
import { findDuplicates } from '@/lib/service/find-duplicates'
import { getCard } from '@/lib/service/get-card'
import { getMedia } from '@/lib/service/get-media'
import { getNote } from '@/lib/service/get-note'
import { getQueue } from '@/lib/service/get-queue'
import { applyParameters } from '@/lib/service/apply-parameters'
import { cancelFit } from '@/lib/service/cancel-fit'
import { getFit } from '@/lib/service/get-fit'
import { listParameters } from '@/lib/service/list-parameters'
import { reschedule } from '@/lib/service/reschedule'
import { startFit } from '@/lib/service/start-fit'
import { getReadiness } from '@/lib/service/get-readiness'
import { getStats } from '@/lib/service/get-stats'
import { getToday } from '@/lib/service/get-today'
import { getWeekly } from '@/lib/service/get-weekly'
import { getWorkload } from '@/lib/service/get-workload'
import { listChanges } from '@/lib/service/list-changes'
import { listDecks } from '@/lib/service/list-decks'
import { listLibrary } from '@/lib/service/list-library'
import { listNoteTypes } from '@/lib/service/list-note-types'
import { listNotes } from '@/lib/service/list-notes'
import { listPresets } from '@/lib/service/list-presets'
import { listTags } from '@/lib/service/list-tags'
import { patchCard } from '@/lib/service/patch-card'
import { patchDeck } from '@/lib/service/patch-deck'
import { patchNote } from '@/lib/service/patch-note'
import { patchPreset } from '@/lib/service/patch-preset'
import { previewReschedule } from '@/lib/service/preview-reschedule'
import { previewNote } from '@/lib/service/preview-note'
import { subscribeToDeck } from '@/lib/service/subscribe-to-deck'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { accountRoutes } from './account-routes'
import { importRoutes } from './import-routes'
import { route, type Route } from './route'
import { scenarioRoutes } from './scenario-routes'
import { searchRoutes } from './search-routes'

const params = idParams
const byId = { params }
const undoable = { undo: 'by-change' } as const

const decks: Route[] = [
  route('get', '/decks', { summary: 'List decks with what is due', reply: listDecksReply }, listDecks),
  route(
    'post',
    '/decks',
    { summary: 'Make a deck', body: createDeckInput, reply: oneDeckReply, ...undoable },
    createDeck,
  ),
  route(
    'patch',
    '/decks/:id',
    { summary: 'Rename or move a deck', ...byId, body: patchDeckInput, reply: oneDeckReply, ...undoable },
    patchDeck,
  ),
  route(
    'delete',
    '/decks/:id',
    { summary: 'Delete a deck with its cards', ...byId, ...undoable },
    deleteDeck,
  ),
  route('get', '/presets', { summary: 'List presets', reply: listPresetsReply }, listPresets),
  route(
    'post',
    '/presets',
    { summary: 'Make a preset', body: createPresetInput, reply: onePresetReply },
    createPreset,
  ),
  route(
    'patch',
    '/presets/:id',
    { summary: 'Revise a preset', ...byId, body: patchPresetInput, reply: onePresetReply },
    patchPreset,
  ),
  route(
    'delete',
    '/presets/:id',
    { summary: 'Delete a preset; its decks get the default', ...byId },
    deletePreset,
  ),
  route(
    'get',
    '/presets/:id/workload',
    { summary: 'Minutes a day a preset asks for', ...byId, reply: workloadReply },
    getWorkload,
  ),
]

const notes: Route[] = [
  route('get', '/note-types', { summary: 'List note types', reply: noteTypesReply }, listNoteTypes),
  route(
    'get',
    '/notes',
    { summary: 'Search and list notes', query: listNotesQuery, reply: listNotesReply },
    listNotes,
  ),
  route(
    'get',
    '/notes/count',
    { summary: 'Count notes up to a thousand', query: countNotesQuery, reply: countNotesReply },
    countNotes,
  ),
  route(
    'post',
    '/notes',
    { summary: 'Write a note', body: createNoteInput, reply: oneNoteReply, ...undoable },
    createNote,
  ),
  route(
    'post',
    '/notes/preview',
    {
      summary: 'See the cards a draft would make',
      body: previewNoteInput,
      reply: previewNoteReply,
      status: 200,
    },
    previewNote,
  ),
  route(
    'post',
    '/notes/duplicates',
    {
      summary: 'Find notes that begin as a draft does',
      body: duplicatesInput,
      reply: duplicatesReply,
      status: 200,
    },
    findDuplicates,
  ),
  route(
    'get',
    '/tags',
    { summary: 'List tags in use', query: listTagsQuery, reply: listTagsReply },
    listTags,
  ),
  route(
    'post',
    '/notes/bulk',
    {
      summary: 'Tag, move, suspend, reschedule or delete many notes at once',
      body: changeNotesInput,
      reply: changeNotesReply,
      status: 200,
      mostBytes: maxChangeNotesBytes,
      ...undoable,
    },
    changeNotes,
  ),
  route('get', '/notes/:id', { summary: 'A note with its cards', ...byId, reply: oneNoteReply }, getNote),
  route(
    'patch',
    '/notes/:id',
    { summary: 'Edit or move a note', ...byId, body: patchNoteInput, reply: oneNoteReply, ...undoable },
    patchNote,
  ),
  route(
    'delete',
    '/notes/:id',
    { summary: 'Delete a note with its cards', ...byId, ...undoable },
    deleteNote,
  ),
]

const changes: Route[] = [
  route(
    'get',
    '/changes',
    { summary: 'What was changed lately', query: listChangesQuery, reply: listChangesReply },
    listChanges,
  ),
  route(
    'post',
    '/changes/:id/undo',
    { summary: 'Undo a change', ...byId, reply: oneChangeReply, status: 200 },
    undoChange,
  ),
]

const media: Route[] = [
  route(
    'post',
    '/media',
    {
      summary: 'Keep an image for notes',
      upload: ['image/*', 'application/octet-stream'],
      reply: oneMediaReply,
      mostBytes: maxImageBytes,
      limit: 'uploads',
    },
    addMedia,
  ),
  route(
    'get',
    '/media/:sha256',
    { summary: 'An image of your notes', params: mediaParams, download: imageTypes },
    getMedia,
  ),
]

const reviews: Route[] = [
  route('get', '/cards/:id', { summary: 'A card with its log', ...byId, reply: getCardReply }, getCard),
  route(
    'patch',
    '/cards/:id',
    {
      summary: 'Suspend, bury, flag or move a card',
      ...byId,
      body: patchCardInput,
      reply: patchCardReply,
      ...undoable,
    },
    patchCard,
  ),
  route(
    'get',
    '/queue',
    { summary: 'Today’s cards in order', query: queueQuery, reply: queueReply },
    getQueue,
  ),
  route(
    'get',
    '/stats/:graph',
    {
      summary: 'A graph of what was done or will be',
      params: statsParams,
      query: statsQuery,
      reply: statsReply,
    },
    getStats,
  ),
  route(
    'get',
    '/parameters',
    { summary: 'Sets of FSRS parameters, and the fits they came from', reply: listParametersReply },
    listParameters,
  ),
  route(
    'post',
    '/parameters/fit',
    { summary: 'Fits the parameters to the learner’s own log', reply: fitReply, status: 202 },
    startFit,
  ),
  route(
    'get',
    '/parameters/fits/:id',
    { summary: 'How far a fit is, or what came of it', params: idParams, reply: fitReply },
    getFit,
  ),
  route('delete', '/parameters/fits/:id', { summary: 'Stops a fit', params: idParams }, cancelFit),
  route(
    'get',
    '/parameters/reschedule',
    { summary: 'How due days would move to the weights in use', reply: rescheduleReply },
    previewReschedule,
  ),
  route(
    'post',
    '/parameters/reschedule',
    { summary: 'Move due days to the weights in use', reply: rescheduleReply, status: 200, ...undoable },
    reschedule,
  ),
  route(
    'post',
    '/parameters/:id/apply',
    {
      summary: 'Brings a set of parameters into use',
      params: idParams,
      reply: fitReply,
      status: 200,
    },
    applyParameters,
  ),
  route(
    'get',
    '/readiness',
    { summary: 'Expected recall on the day of the interview', query: readinessQuery, reply: readinessReply },
    getReadiness,
  ),
  route(
    'get',
    '/weekly',
    { summary: 'Seven days in short, and what the next ask for', query: weeklyQuery, reply: weeklyReply },
    getWeekly,
  ),
  route('get', '/today', { summary: 'What is due and what was done today', reply: todayReply }, getToday),
  route(
    'post',
    '/reviews',
    {
      summary: 'Send entries of the review log',
      body: syncReviewsInput,
      documentedBody: syncReviewsDocumented,
      reply: syncReviewsReply,
      status: 200,
      mostBytes: maxBatchBytes,
      limit: 'reviews',
    },
    syncReviews,
  ),
]

const library: Route[] = [
  route(
    'get',
    '/library',
    { summary: 'List curated decks', access: 'public', reply: listLibraryReply },
    listLibrary,
  ),
  route(
    'post',
    '/library/:slug/subscribe',
    { summary: 'Add a curated deck', params: librarySlugParams, reply: subscribeReply, ...undoable },
    subscribeToDeck,
  ),
]

/** Every call of the API but health and the OpenAPI document. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...decks,
  ...notes,
  ...changes,
  ...importRoutes,
  ...media,
  ...searchRoutes,
  ...reviews,
  ...library,
  ...scenarioRoutes,
]
