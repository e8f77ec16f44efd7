/** How the names of CSV files end that are safe for spreadsheets. */
export const SPREADSHEET_CSV = '-for-spreadsheets.csv';

/** What makes them so, beside every button that gives one. */
export const SPREADSHEET_HINT =
  'With an apostrophe before text that a spreadsheet would run as a formula (it begins with =, +, - or @)';
