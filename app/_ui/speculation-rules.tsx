/** Pages are fetched when somebody is about to follow a link to them; what belongs to a person, or changes things, is not. */
const RULES = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                '/api/*',
                '/admin/*',
                '/account',
                '/account/*',
                '/sign-in',
                '/sign-up',
                '/cart',
                '/promo/*',
                '/wishlist',
                '/wishlist/*',
                '/stock-notices/*',
                '/checkout',
                '/orders/*',
                '/pay/*',
                '/media/*',
              ],
            },
          },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

/** Tells the browser which links it may fetch ahead; one that does not know of it ignores it. */
export function SpeculationRules() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of a script; the text is ours.
    <script type="speculationrules" dangerouslySetInnerHTML={{ __html: JSON.stringify(RULES) }} />
  );
}
