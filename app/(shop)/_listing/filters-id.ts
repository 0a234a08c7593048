/** Of the form that the button above a list brings up. */
export const FILTERS_ID = 'filters';
