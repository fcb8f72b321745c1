import { registerEnum } from '../visibility/governed.type.js'

export const requestStatuses = ['PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED'] as const
/** Where something stands that one person asks of another. */
export type RequestStatus = (typeof requestStatuses)[number]
export const RequestStatusEnum = registerEnum('RequestStatus', requestStatuses, 'Where a request stands.')
