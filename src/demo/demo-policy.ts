/** The privacy policy of the demonstration, for every region. */
export const demoPolicy = {
  region: 'OTHER',
  version: '2026-01',
  effectiveOn: '2026-01-01',
  body: `Who sees what of your profile is yours to decide, part by part, in the settings.

Your employer and you yourself give the data that are held. Your employer sees what you show to EMPLOYER or wider, a hiring team
that you applied to also what you show to HIRING_TEAM. Every look of others is written down, and you can read it.

The genome learns from what you show to EMPLOYER or wider, unless you switch learning off; it forgets you when you ask for it.
You can have a copy of everything that is held about you, correct it, restrict its use and have it erased.`,
} as const
