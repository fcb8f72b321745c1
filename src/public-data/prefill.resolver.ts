import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql'
import { badUserInput } from '../errors.js'
import { checkText } from '../people/input-checks.js'
import { getOwnEmployee } from '../people/profile.resolver.js'
import { Viewer } from '../people/viewer.type.js'
import type { Request } from '../request.js'
import { AccessFor, Costs, Governed } from '../visibility/governed.type.js'
import { readOwnExport } from './own-export.js'
import { findNoticeSentAt, getOwnItems, listOwnItems } from './own-items.store.js'
import { acceptItems, disputeItem, offerOwnExport, rejectItems } from './prefill.store.js'
import {
  type ProfileFormat,
  ProfileFormatEnum,
  PublicDataItem,
  PublicDataPayload,
  PublicDataPreview,
} from './prefill.type.js'
import { BadRecord, type Profile } from './profile.js'

/** What is offered to the viewer at this moment. */
export const loadOwnPreview = async (request: Request): Promise<PublicDataPreview> =>
  new PublicDataPreview(request.employeeId, await listOwnItems(request), await findNoticeSentAt(request))

const payload = async (request: Request): Promise<PublicDataPayload> => ({
  preview: await loadOwnPreview(request),
  employee: await getOwnEmployee(request),
})

/** So many items are decided upon at once. */
const mostAtOnce = 500
const readIds = (ids: readonly string[]) => {
  if (ids.length > mostAtOnce) throw badUserInput('itemIds', `must be at most ${mostAtOnce}`)
  return ids
}

@Resolver(() => Viewer)
export class PrefillResolver {
  @Costs(50)
  @Governed('own')
  @FieldResolver(() => PublicDataPreview, {
    nullable: true,
    description: 'What the Public Data Set holds about me, item by item, with its origin and date.',
  })
  publicData(@Ctx() request: Request): Promise<PublicDataPreview> | null {
    return request.viewer?.employeeId ? loadOwnPreview(request) : null
  }

  @Costs(50)
  @AccessFor('employee')
  @Mutation(() => PublicDataPreview, {
    description:
      'Reads one’s own copy of one’s data elsewhere (base64) into items to accept or to refuse; accepted ones have the source ' +
      'EMPLOYEE. Addresses in it are not taken.',
  })
  async importProfile(
    @Arg('format', () => ProfileFormatEnum) format: ProfileFormat,
    @Arg('content', () => String) content: string,
    @Ctx() request: Request,
  ): Promise<PublicDataPreview> {
    await offerOwnExport(request, await readContent(format, content), origins[format])
    return loadOwnPreview(request)
  }

  @Costs(50)
  @AccessFor('employee')
  @Mutation(() => PublicDataPayload, {
    description: 'Makes facts of these items, with the source PUBLIC_DATA_SET. Others see them as the settings say.',
  })
  async acceptPublicData(
    @Arg('itemIds', () => [ID]) itemIds: string[],
    @Ctx() request: Request,
  ): Promise<PublicDataPayload> {
    await acceptItems(request, await getOwnItems(request, readIds(itemIds), 'itemIds'))
    return payload(request)
  }

  @Costs(50)
  @AccessFor('employee')
  @Mutation(() => PublicDataPayload, {
    description: 'Refuses these items; facts that came of them are gone at once. It costs nothing.',
  })
  async rejectPublicData(
    @Arg('itemIds', () => [ID]) itemIds: string[],
    @Ctx() request: Request,
  ): Promise<PublicDataPayload> {
    await rejectItems(request, await getOwnItems(request, readIds(itemIds), 'itemIds'))
    return payload(request)
  }

  @AccessFor('employee')
  @Mutation(() => PublicDataItem, {
    description: 'Says that an item is wrong; a fact that came of it is gone at once.',
  })
  async disputePublicData(
    @Arg('itemId', () => ID) itemId: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() request: Request,
  ): Promise<PublicDataItem> {
    const text = checkText(reason, 'reason', 'long')
    const [item] = await getOwnItems(request, [itemId], 'itemId')
    await disputeItem(request, item as NonNullable<typeof item>, text)
    const [disputed] = await getOwnItems(request, [itemId], 'itemId')
    return new PublicDataItem(disputed as NonNullable<typeof disputed>)
  }
}

const origins: Readonly<Record<ProfileFormat, string>> = {
  LINKEDIN_EXPORT: 'Your LinkedIn export',
  JSON_RESUME: 'Your JSON Resume',
}

/** @throws BAD_USER_INPUT that says what is wrong with the file. */
async function readContent(format: ProfileFormat, content: string): Promise<Profile> {
  try {
    return (await readOwnExport(format, content)).profile
  } catch (error) {
    throw error instanceof BadRecord ? badUserInput('content', error.message) : error
  }
}
