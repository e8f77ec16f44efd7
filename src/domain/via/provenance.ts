/** Where the data come from. */
export const VIA_REPOSITORY = {
  name: 'huashen218/value_action_gap',
  url: 'https://github.com/huashen218/value_action_gap',
  commit: '3c5e0133221499619abcc8c7fc802b31e7c4a144',
} as const;

/** Where single files of the repository can be fetched from. */
export const VIA_DOWNLOAD_ORIGIN = 'https://raw.githubusercontent.com';

const PATH = 'outputs/data_release/value_action_gap_full_data_generation.zip';

/** The zip of VIA within the repository, and its SHA-256. */
export const VIA_ZIP = {
  path: PATH,
  url: `${VIA_DOWNLOAD_ORIGIN}/${VIA_REPOSITORY.name}/${VIA_REPOSITORY.commit}/${PATH}`,
  sha256: '48a79b14dc8112ebc6b237b3defca853b0a6b6002984ec41e647289cb4d001aa',
  bytes: 2_130_673,
  /** That of the CSV in it, for a reader who has unpacked it. */
  csvSha256: '892e52588d9b9ffa0c3316200dec4ceec4e893793aa2a47ae6f11415e4f9209d',
} as const;
