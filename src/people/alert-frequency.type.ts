import { registerEnum } from '../visibility/governed.type.js'

export const alertFrequencies = ['IMMEDIATE', 'DAILY', 'WEEKLY', 'OFF'] as const
/** How often somebody wants to hear of news. */
export type AlertFrequency = (typeof alertFrequencies)[number]
export const AlertFrequencyEnum = registerEnum('AlertFrequency', alertFrequencies, 'How often news are sent.')
