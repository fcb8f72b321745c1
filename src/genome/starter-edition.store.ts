import type { Request } from '../request.js'
import type { Vocabulary } from '../skills/vocabulary.js'
import { saveVocabulary } from '../skills/vocabulary.store.js'
import { learnStarterEdition } from './learn.store.js'

/** Loads our own vocabulary once, with a first edition of the genome derived from it. True when it was new. */
export async function loadStarter(request: Request, vocabulary: Vocabulary): Promise<boolean> {
  const isNew = await saveVocabulary(request, vocabulary)
  if (isNew) await learnStarterEdition(request)
  return isNew
}
