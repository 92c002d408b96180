/**
 * The English of a Vietnamese subject: every key of it, and none besides. Where a text counts (`key_other`), English
 * has a singular too (`key_one`).
 */
export type English<Subject> = {
  [Key in keyof Subject]: Subject[Key] extends string
    ? string
    : Subject[Key] extends string[]
      ? string[]
      : English<Subject[Key]>;
} & {
  [Key in keyof Subject as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
