/** 一、（一）1. as a real multi-level list tied to the heading styles, so that Word renumbers when a person edits. */
import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';

export const headingNumbering: INumberingOptions = {
  config: [
    {
      reference: 'headings',
      levels: [
        { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' },
        { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）' },
        { format: LevelFormat.DECIMAL, text: '%3.' },
      ].map((level, index) => ({
        level: index,
        ...level,
        alignment: AlignmentType.START,
        suffix: LevelSuffix.NOTHING,
        style: { style: `Heading${index + 1}` },
      })),
    },
  ],
};
